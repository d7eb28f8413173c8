//! Charts. What is drawn is written against plotters' `DrawingBackend`, so that one function serves the canvas
//! and the golden SVGs; [`canvas`] alone touches the canvas.

pub mod bars;
pub mod canvas;
pub mod palette;
