//! Notifications of the system, and a bell. Nothing is asked of the reader before a press.

use super::console;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlAudioElement, Notification, NotificationOptions, NotificationPermission,
    ServiceWorkerRegistration,
};

/// A short sound of our own.
const BELL: &str = "/sounds/bell.wav";
const ICON: &str = "/icons/icon-192.png";

/// Whether notifications may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// The browser has none.
    Unsupported,
    /// Nobody was asked, or nobody answered.
    Unasked,
    /// The reader forbids them.
    Denied,
    /// The reader allows them.
    Granted,
}

/// Whether notifications may be shown, without asking.
pub fn permission() -> Permission {
    if !has("Notification") {
        return Permission::Unsupported;
    }
    match Notification::permission() {
        NotificationPermission::Granted => Permission::Granted,
        NotificationPermission::Denied => Permission::Denied,
        _ => Permission::Unasked,
    }
}

/// Asks the reader, who must just have pressed something, unless the answer is known.
pub async fn ask() -> Permission {
    if permission() == Permission::Unasked
        && let Ok(answer) = Notification::request_permission()
    {
        // What was answered is read below.
        let _ = JsFuture::from(answer).await;
    }
    permission()
}

/// Shows a notification in the place of the last one with the same tag. Phones show only those
/// of a service worker.
pub fn show(title: String, body: String, tag: String) {
    spawn_local(async move {
        let options = NotificationOptions::new();
        options.set_body(&body);
        options.set_tag(&tag);
        options.set_icon(ICON);
        let shown = match registration().await {
            Some(worker) => match worker.show_notification_with_options(&title, &options) {
                Ok(shown) => JsFuture::from(shown).await.map(drop),
                Err(error) => Err(error),
            },
            None => Notification::new_with_options(&title, &options).map(drop),
        };
        if let Err(error) = shown {
            console::warn(&format!("no notification: {error:?}"));
        }
    });
}

/// Rings once. A browser that forbids sound here stays silent.
pub fn ring() {
    spawn_local(async {
        if let Ok(bell) = HtmlAudioElement::new_with_src(BELL)
            && let Ok(played) = bell.play()
        {
            let _ = JsFuture::from(played).await;
        }
    });
}

/// The service worker of this page, where there is one.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let navigator = window().navigator();
    if !js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false) {
        return None;
    }
    let found = JsFuture::from(navigator.service_worker().get_registration())
        .await
        .ok()?;
    let found: ServiceWorkerRegistration = found.dyn_into().ok()?;
    found.active().map(|_| found)
}

fn has(name: &str) -> bool {
    js_sys::Reflect::has(&window(), &JsValue::from_str(name)).unwrap_or(false)
}
