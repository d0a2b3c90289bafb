//! `/live/SESSION`: the player, the product that is shown, all that was shown, and who streams.

use super::follow::{ask_again, follow};
use super::goods::{Chapters, Pinned, Shown};
use super::list::{kept, rules};
use super::mini::{self, Playing};
use super::player::{Player, poster};
use super::remind::SessionReminder;
use super::state::LiveState;
use super::words;
use crate::features::catalogue::Shop;
use crate::features::schedule::MarketClock;
use crate::features::shell::Missing;
use crate::head::{Head, describe};
use crate::i18n::{href, lang_of, locale, say, texts};
use crate::load::Load;
use crate::platform::source::SourceError;
use crate::reactive::{dynamic, effect, memo};
use crate::ui::{failure, icon, waiting};
use leptos::html;
use leptos::prelude::*;
use market::{Pin, Session, SessionState, Stream};
use search::Shelf;
use std::sync::Arc;

/// What there is at the address.
#[derive(Clone, PartialEq)]
enum Found {
    Waiting,
    Failed(SourceError),
    Nothing,
    Session,
}

/// What stands in the player's place.
#[derive(Clone, PartialEq)]
enum Stage {
    Poster,
    Stream(Stream),
    Replay(Stream),
}

/// `/live/SESSION`
#[component]
pub fn SessionPage(
    /// The session's slug, as the address gives it.
    slug: String,
) -> impl IntoView {
    let live = expect_context::<LiveState>();
    let shop = expect_context::<Shop>();
    follow(live);
    let session = memo(move || live.ready()?.session(&slug).cloned());
    let found = memo(move || {
        let has_session = session.with(Option::is_some);
        live.load.with(|load| match load {
            Load::Waiting => Found::Waiting,
            Load::Failed(error) => Found::Failed(error.clone()),
            Load::Ready(_) if has_session => Found::Session,
            Load::Ready(_) => Found::Nothing,
        })
    });
    shop.view(move |shelf| {
        let view = move || match found.get() {
            Found::Waiting => waiting().into_any(),
            Found::Nothing => view! { <Missing/> }.into_any(),
            Found::Session => page(live, session, &shelf),
            Found::Failed(error) => {
                let sentence = failure(&error, Box::new(move || ask_again(live)));
                view! { <div class="page">{sentence}</div> }.into_any()
            }
        };
        view.into_any()
    })
}

/// What changes while a session goes on, each by itself, so that the player stays.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The session without its pins.
    pub face: Memo<Option<Session>>,
    /// What it is doing.
    pub state: Memo<Option<SessionState>>,
    /// What has been shown so far or, in a recording, all of it.
    pub pins: Memo<Vec<Pin>>,
}

impl Parts {
    fn of(session: Memo<Option<Session>>) -> Self {
        let clock = expect_context::<MarketClock>();
        let face = memo(move || {
            let pins = Vec::new();
            session.with(|it| it.clone().map(|it| Session { pins, ..it }))
        });
        let state = memo(move || {
            let (now, offset) = (clock.now.get()?, clock.offset()?);
            face.with(|it| it.as_ref().map(|it| it.state(now, offset)))
        });
        let pins = memo(move || {
            let until = match state.get() {
                Some(SessionState::Ended { .. }) => u32::MAX,
                Some(state) => clock
                    .now
                    .get()
                    .and_then(|now| state.elapsed_s(now))
                    .unwrap_or(0),
                None => 0,
            };
            let is_shown = matches!(
                state.get(),
                Some(SessionState::Live { .. } | SessionState::Ended { .. })
            );
            session.with(|it| match it {
                Some(session) if is_shown => session.pins_until(until).to_vec(),
                _ => Vec::new(),
            })
        });
        Self { face, state, pins }
    }
}

fn page(live: LiveState, session: Memo<Option<Session>>, shelf: &Arc<Shelf>) -> AnyView {
    let t = texts();
    let parts = Parts::of(session);
    let Some(first) = untrack(|| parts.face.get()) else {
        return view! { <Missing/> }.into_any();
    };
    describe(Head {
        title: say(&first.title),
        description: say(&first.about),
        path: Some(format!("/live/{}", first.slug)),
        missing: false,
    });
    let playing = RwSignal::new(false);
    let from = RwSignal::new(None);
    let video = NodeRef::<html::Video>::new();
    go_on_small(parts, first.slug.to_string(), playing, from, video);
    let rules_view = move || live.ready().map(|programme| rules(&programme.rules));
    let shelf = StoredValue::new(Arc::clone(shelf));
    view! {
        <div class="page live">
            <nav class="crumbs" aria-label=t.shell.breadcrumbs>
                <ol role="list"><li><a href=href("/live")>{t.live.title}</a></li></ol>
            </nav>
            {dynamic(move || parts.face.get().map(|it| header(&it)))}
            {kept(live)}
            <div class="live__stage">
                <div class="live__player">
                    {status(parts)}
                    {stage(parts, playing, from, video)}
                </div>
                <Pinned parts shelf/>
                <SessionReminder parts/>
            </div>
            <Chapters parts shelf from/>
            <Shown parts shelf/>
            {dynamic(move || parts.face.get().map(|it| streamer(shelf, &it)))}
            {dynamic(rules_view)}
        </div>
    }
    .into_any()
}

fn header(session: &Session) -> impl IntoView + use<> {
    let clock = expect_context::<MarketClock>();
    let offset = untrack(|| clock.offset()).unwrap_or(market::UtcOffset::UTC);
    view! {
        <h1 class="page__title" lang=lang_of(&session.title)>{say(&session.title)}</h1>
        <p class="page__lead" lang=lang_of(&session.about)>{say(&session.about)}</p>
        <p class="live__when">{icon("clock")}<span>{words::when(session, offset)}</span></p>
    }
}

/// The state in a word, and a sentence where the session cannot be watched.
fn status(parts: Parts) -> impl IntoView {
    let clock = expect_context::<MarketClock>();
    let sentence = memo(move || {
        let (state, offset) = (parts.state.get(), clock.offset()?);
        parts.face.with(|it| {
            it.as_ref()
                .and_then(|it| words::sentence(it, state, offset))
        })
    });
    let name = memo(move || words::name(parts.state.get()));
    let label = memo(move || words::label(texts(), parts.state.get()));
    view! {
        <p class="live__status" role="status" data-state=move || name.get()>
            {dynamic(move || label.get().map(|it| view! { <span class="session__state badge">{it}</span> " " }))}
            {dynamic(move || sentence.get())}
        </p>
    }
}

/// What is playing when the page is left goes on in the small player, and comes back with the page.
fn go_on_small(
    parts: Parts,
    slug: String,
    playing: RwSignal<bool>,
    from: RwSignal<Option<u32>>,
    video: NodeRef<html::Video>,
) {
    let own = slug.clone();
    effect(move || {
        if let Some(second) = mini::take(&own) {
            // A stream that is on is joined where it is now.
            let is_on = matches!(
                untrack(|| parts.state.get()),
                Some(SessionState::Live { .. })
            );
            from.set(Some(if is_on { 0 } else { second }));
        }
    });
    let locale = locale();
    let stage = stage_of(parts, playing);
    on_cleanup(move || {
        let stream = match stage.try_get_untracked() {
            Some(Stage::Stream(stream) | Stage::Replay(stream)) => stream,
            Some(Stage::Poster) | None => return,
        };
        let title = parts.face.try_get_untracked().flatten();
        if playing.try_get_untracked() == Some(true) && !matches!(stream, Stream::Link { .. }) {
            let playing = Playing {
                slug,
                title: title.map_or_else(String::new, |it| it.title.get(locale).to_owned()),
                stream,
                video: video.try_get_untracked().flatten(),
            };
            mini::open(playing, locale);
        }
    });
}

/// What stands in the player's place.
fn stage_of(parts: Parts, playing: RwSignal<bool>) -> Memo<Stage> {
    Memo::new(move |before: Option<&Stage>| {
        let state = parts.state.get();
        let next = parts.face.with(|it| match (it, state) {
            (Some(it), Some(SessionState::Live { .. })) => Stage::Stream(it.stream.clone()),
            (Some(it), Some(SessionState::Ended { .. })) => match &it.replay {
                Some(replay) => Stage::Replay(replay.clone()),
                None => Stage::Poster,
            },
            _ => Stage::Poster,
        });
        // Whoever watches is not cut off when the time is up: streams run over.
        match before {
            Some(on @ Stage::Stream(_))
                if matches!(state, Some(SessionState::Ended { .. })) && playing.get() =>
            {
                on.clone()
            }
            _ => next,
        }
    })
}

fn stage(
    parts: Parts,
    playing: RwSignal<bool>,
    from: RwSignal<Option<u32>>,
    video: NodeRef<html::Video>,
) -> impl IntoView {
    let stage = stage_of(parts, playing);
    let picture = memo(move || parts.face.with(|it| it.as_ref()?.poster.clone()));
    let title = memo(move || parts.face.with(|it| it.as_ref().map(|it| say(&it.title))));
    dynamic(move || {
        playing.set(false);
        let title = title.get_untracked().unwrap_or_default();
        match stage.get() {
            Stage::Poster => view! { <div class="player">{poster(picture.get())}</div> }.into_any(),
            Stage::Stream(stream) => {
                view! { <Player stream title picture=picture.get_untracked() is_replay=false video playing from/> }
                    .into_any()
            }
            Stage::Replay(stream) => {
                view! { <Player stream title picture=picture.get_untracked() is_replay=true video playing from/> }
                    .into_any()
            }
        }
    })
}

/// Who streams, and where to complain.
fn streamer(shelf: StoredValue<Arc<Shelf>>, session: &Session) -> impl IntoView + use<> {
    let t = texts();
    let producer = shelf.with_value(|shelf| {
        shelf.producer(session.producer.as_ref()).map(|producer| {
            let address = href(&format!("/producers/{}", producer.slug));
            view! {
                <dt>{t.live.producer}</dt>
                <dd><a href=address lang=lang_of(&producer.name)>{say(&producer.name)}</a></dd>
            }
        })
    });
    let who = &session.streamer;
    let complaint = href(&format!("/complaints?about=/live/{}", session.slug));
    view! {
        <section class="facts" aria-labelledby="streamer">
            <h2 id="streamer">{t.live.streamer}</h2>
            <dl>
                <dt>{t.live.name}</dt><dd lang=lang_of(&who.name)>{say(&who.name)}</dd>
                {producer}
                <dt>{t.live.identity}</dt><dd lang=lang_of(&who.verified)>{say(&who.verified)}</dd>
            </dl>
            <p><a href=complaint>{t.live.complain}</a></p>
        </section>
    }
}
