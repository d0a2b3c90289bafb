//! The player: a picture of our own until somebody presses it, and only then the stream.

use super::mini;
use crate::i18n::{Texts, texts};
use crate::platform::player;
use crate::reactive::{dynamic, effect};
use crate::ui::icon;
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use market::{PictureFile, Stream};

/// What keeps a stream from being seen.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    /// Nothing comes.
    Dead,
    /// This browser cannot play it.
    Unable,
}

/// What the frame of a platform may do: play, and open a page of its own.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-popups \
                       allow-popups-to-escape-sandbox allow-presentation";
const ALLOW: &str = "autoplay; encrypted-media; fullscreen; picture-in-picture";

/// The picture in the player's place.
pub fn poster(picture: Option<PictureFile>) -> impl IntoView {
    let src = picture.map_or_else(|| "/art/live.svg".to_owned(), |it| format!("/{it}"));
    view! { <img class="player__poster" src=src alt="" width="1280" height="720"/> }
}

/// The player of a stream or a recording.
#[component]
pub fn Player(
    stream: Stream,
    title: String,
    picture: Option<PictureFile>,
    is_replay: bool,
    /// The video, where one plays the stream.
    video: NodeRef<html::Video>,
    /// Whether it has been started.
    playing: RwSignal<bool>,
    /// The second that a chapter asks for.
    from: RwSignal<Option<u32>>,
) -> impl IntoView {
    let t = texts();
    let trouble = RwSignal::new(None);
    let start = RwSignal::new(0_u32);
    let is_page = matches!(stream, Stream::Link { .. });
    effect(move || {
        let Some(second) = from.get() else { return };
        from.set(None);
        match video.get_untracked() {
            Some(video) => player::seek(&video, second),
            None => {
                start.set(second);
                playing.set(true);
            }
        }
    });
    effect(move || {
        if playing.get() {
            // One stream at a time.
            mini::close();
        }
    });
    effect(move || {
        if let Some(video) = video.get() {
            player::start(&video, start.get_untracked());
        }
    });
    let elsewhere = elsewhere(t, &stream);
    let asks = stream.platform().filter(|_| !is_page).map(|platform| {
        let text = t.live.asks(&platform);
        view! { <p class="player__asks">{text}</p> }
    });
    let body = move || {
        if !playing.get() || is_page {
            let button = (!is_page).then(|| button(t, is_replay, playing));
            return view! { {poster(picture.clone())} {button} }.into_any();
        }
        match stream.frame(start.get()) {
            Some(address) => frame(address, title.clone()),
            None => clip(&stream, title.clone(), video, trouble),
        }
    };
    view! {
        <div class="player">{dynamic(body)}</div>
        {dynamic(move || trouble.get().map(|it| said(t, it, video, trouble)))}
        <div class="player__ways">
            {asks}
            {elsewhere}
            {dynamic(move || floating(t, video))}
        </div>
    }
}

fn button(t: &'static Texts, is_replay: bool, playing: RwSignal<bool>) -> impl IntoView {
    let label = if is_replay {
        t.live.watch_replay
    } else {
        t.live.watch
    };
    view! {
        <button type="button" class="button button--lantern player__start" on:click=move |_| playing.set(true)>
            {icon("play")}{label}
        </button>
    }
}

/// The player of a platform; nothing of it is asked for before it stands here.
pub fn frame(address: String, title: String) -> AnyView {
    view! {
        <iframe class="player__frame" src=address title=title allow=ALLOW sandbox=SANDBOX
            referrerpolicy="strict-origin-when-cross-origin"></iframe>
    }
    .into_any()
}

fn clip(
    stream: &Stream,
    title: String,
    video: NodeRef<html::Video>,
    trouble: RwSignal<Option<Trouble>>,
) -> AnyView {
    view! {
        <video class="player__frame" node_ref=video data-stream=stream.page() aria-label=title controls playsinline
            on:dead=move |_: Event| trouble.set(Some(Trouble::Dead))
            on:unable=move |_: Event| trouble.set(Some(Trouble::Unable))></video>
    }
    .into_any()
}

/// What is wrong; a stream that has broken off can be asked for again.
fn said(
    t: &'static Texts,
    what: Trouble,
    video: NodeRef<html::Video>,
    trouble: RwSignal<Option<Trouble>>,
) -> impl IntoView {
    let again = move |_| {
        trouble.set(None);
        if let Some(video) = video.get_untracked() {
            player::start(&video, 0);
        }
    };
    let (text, again) = match what {
        Trouble::Unable => (t.live.unable, None),
        Trouble::Dead => {
            let button = view! { <button type="button" class="button" on:click=again>{t.failure.retry}</button> };
            (t.live.dead, Some(button))
        }
    };
    view! { <div class="notice notice--warning" role="alert">{icon("warning")}<p>{text}</p>{again}</div> }
}

/// The way to the stream without the shop's player.
fn elsewhere(t: &'static Texts, stream: &Stream) -> impl IntoView + use<> {
    let label = match stream.platform() {
        Some(platform) => t.live.open_on(&platform),
        None => t.live.open_stream.to_owned(),
    };
    view! { <a class="player__elsewhere" href=stream.page() target="_blank" rel="noopener noreferrer">{label}</a> }
}

/// Lets the video stay in sight while the shopper looks around, where the browser can do that.
fn floating(t: &'static Texts, video: NodeRef<html::Video>) -> impl IntoView {
    let shown = video.get().filter(|_| player::can_float());
    shown.map(|_| {
        let float = move |_| {
            if let Some(video) = video.get_untracked() {
                player::float(&video);
            }
        };
        view! { <button type="button" class="linklike" on:click=float>{t.live.float}</button> }
    })
}
