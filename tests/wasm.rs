//! The app in a real browser, from inside: it mounts, and it shows the figure that the core works out.

// A test that cannot go on says why and stops.
#![allow(clippy::expect_used)]
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wattprint_core::show;
use wattprint_web::answer::answer;
use wattprint_web::app::App;
use wattprint_web::scenario::Scenario;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn the_page_shows_the_figure_of_the_core() {
    let document = gloo::utils::document();
    let place = document.create_element("div").expect("an element can be made");
    gloo::utils::body().append_child(&place).expect("the body takes an element");
    yew::Renderer::<App>::with_root(place.clone()).render();
    yew::scheduler::flush().await;

    let expected = answer(&Scenario::first_visit(), None).expect("the first visit is a good job");
    let mass = expected.estimate.co2e.expect("the first visit has a place").central;
    let shown =
        place.query_selector(".figure .number").expect("a selector").expect("a figure").text_content();
    assert_eq!(shown, Some(show::mass_in(mass, show::mass_scale(mass))));
}
