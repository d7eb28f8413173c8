//! Entry point of the web app.

fn main() {
    yew::Renderer::<wattprint_web::app::App>::new().render();
}
