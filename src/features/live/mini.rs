//! The small player: a stream that was started goes on while the shopper looks around.

use super::player::frame;
use crate::i18n::{href, texts};
use crate::platform::mini::{self, Beside};
use crate::platform::player::{self, Video};
use crate::ui::icon;
use leptos::prelude::*;
use market::{Locale, Stream};
use std::cell::RefCell;

/// Where the video stands in the small player.
const PLACE: &str = "mini-stream";

/// What goes on.
#[derive(Clone)]
pub struct Playing {
    /// The session's slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The stream or the recording.
    pub stream: Stream,
    /// The video that plays it, unless a platform's frame does.
    pub video: Option<Video>,
}

struct Open {
    playing: Playing,
    /// Goes with the player.
    _beside: Beside,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// Lets a stream go on beside the app. A frame begins anew, for browsers do not move them whole.
pub fn open(playing: Playing, locale: Locale) {
    close();
    let shown = playing.clone();
    let beside = mini::mount(move || {
        provide_context(locale);
        small(&shown)
    });
    if let Some(video) = &playing.video {
        mini::move_into(video, PLACE);
        player::go_on(video);
    }
    let open = beside.map(|beside| Open {
        playing,
        _beside: beside,
    });
    OPEN.with(|slot| *slot.borrow_mut() = open);
}

/// Ends it.
pub fn close() {
    let open = OPEN.with(RefCell::take);
    drop(open);
}

/// Ends it where it is of this session, whose page takes it over; gives the second that was
/// reached.
pub fn take(slug: &str) -> Option<u32> {
    let is_own = |open: &Option<Open>| open.as_ref().is_some_and(|it| it.playing.slug == slug);
    if !OPEN.with_borrow(is_own) {
        return None;
    }
    let open = OPEN.with(RefCell::take)?;
    Some(open.playing.video.as_ref().map_or(0, player::second))
}

fn small(playing: &Playing) -> impl IntoView + use<> {
    let t = texts();
    let address = href(&format!("/live/{}", playing.slug));
    let back = t.live.mini_back(&playing.title);
    let stream = match (&playing.video, playing.stream.frame(0)) {
        (None, Some(address)) => Some(frame(address, playing.title.clone())),
        _ => None,
    };
    let title = playing.title.clone();
    view! {
        <aside class="mini" aria-label=t.live.mini>
            <div class="mini__stream" id=PLACE>{stream}</div>
            <a class="mini__back" href=address aria-label=back>{title}</a>
            <button type="button" class="mini__close" aria-label=t.live.mini_close title=t.live.mini_close
                on:click=|_| request_animation_frame(close)>{icon("close")}</button>
        </aside>
    }
}
