//! Video: starting a stream, going to a second of it, and letting it float above other windows.
//!
//! The program for streams that a browser does not play by itself is a script of its own, which
//! `scripts/page/play.ts` fetches when a stream is started.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, HtmlVideoElement};

/// A video of a page.
pub type Video = HtmlVideoElement;

/// Starts the stream that an element names in `data-stream`. Where that fails, the element sends
/// the event `dead` (nothing comes) or `unable` (this browser cannot play it).
pub fn start(video: &HtmlVideoElement, from_s: u32) {
    // Setting an attribute fails only for a name that is not one.
    let _ = video.set_attribute("data-from", &from_s.to_string());
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("stream", &init) {
        let _ = video.dispatch_event(&event);
    }
}

/// Goes to a second of a recording and plays on from there.
pub fn seek(video: &HtmlVideoElement, second: u32) {
    video.set_current_time(f64::from(second));
    // A browser may refuse to play; its own button is there then.
    let _ = video.play();
}

/// Plays on.
pub fn go_on(video: &HtmlVideoElement) {
    // A browser may refuse to play; its own button is there then.
    let _ = video.play();
}

/// The second that a recording has reached; 0 in a stream without an end.
pub fn second(video: &HtmlVideoElement) -> u32 {
    if video.duration().is_finite() {
        video.current_time() as u32
    } else {
        0
    }
}

/// Whether the browser can let a video float above other windows.
pub fn can_float() -> bool {
    let enabled = js_sys::Reflect::get(&document(), &"pictureInPictureEnabled".into());
    enabled.is_ok_and(|it| it.is_truthy())
}

/// Lets a video float above other windows.
pub fn float(video: &HtmlVideoElement) {
    let ask = js_sys::Reflect::get(video, &"requestPictureInPicture".into());
    let Some(ask) = ask
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Function>().ok())
    else {
        return;
    };
    let promise = ask.call0(video).unwrap_or(JsValue::UNDEFINED);
    if let Ok(promise) = promise.dyn_into::<js_sys::Promise>() {
        wasm_bindgen_futures::spawn_local(async move {
            // Refused, or there is no picture yet: the video stays where it is.
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
