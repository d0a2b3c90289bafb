//! Work that only one tab of the shop does at a time.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Does the work once no other tab does work of this name. In a browser without locks it is
/// done at once; receivers take nothing twice all the same, for each entry has a key.
pub async fn alone(name: &str, work: impl Future<Output = ()> + 'static) {
    let Some((locks, request)) = locks() else {
        return work.await;
    };
    let task = Closure::once_into_js(move |_lock: JsValue| {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let asked = request.call2(&locks, &JsValue::from_str(name), &task);
    if let Ok(promise) = asked.and_then(JsCast::dyn_into::<Promise>) {
        // Where the lock is refused, the next round asks again.
        let _ = JsFuture::from(promise).await;
    }
}

/// The browser's locks, and their function.
fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
