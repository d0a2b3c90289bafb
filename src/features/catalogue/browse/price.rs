//! From a price to a price: two handles on one line, and two fields for exact figures.

use super::page::Browse;
use crate::i18n::{locale, texts};
use crate::platform::events::Timer;
use crate::platform::layout;
use crate::reactive::{effect, memo};
use crate::ui::amount;
use leptos::prelude::*;
use market::{Dong, format_number};
use search::{PriceBand, PriceRange};
use std::time::Duration;

/// After the last move of a handle the list follows.
const SETTLE: Duration = Duration::from_millis(300);

/// The steps within each power of ten: most goods are cheap, so cheap prices lie far apart.
const STEPS: [u64; 12] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90];

/// The prices that the handles can stand at: round ones, from below the lowest price that
/// there is to above the highest.
fn ladder(range: &PriceRange) -> Vec<u64> {
    let mut rungs = Vec::new();
    let mut power = 100_u64;
    while rungs.last().is_none_or(|last| *last < range.highest) && power < 1_000_000_000_000 {
        for step in STEPS {
            let rung = step * power;
            if rung <= range.lowest {
                rungs.clear();
            }
            rungs.push(rung);
            if rung >= range.highest {
                break;
            }
        }
        power *= 10;
    }
    rungs
}

/// Where the handles stand: the rungs that are nearest to the prices.
fn handles(rungs: &[u64], band: PriceBand) -> (usize, usize) {
    let last = rungs.len().saturating_sub(1);
    let at_most = |price: u64| rungs.iter().rposition(|rung| *rung <= price).unwrap_or(0);
    let at_least = |price: u64| rungs.iter().position(|rung| *rung >= price).unwrap_or(last);
    let low = band.from.map_or(0, at_most);
    (low, band.to.map_or(last, at_least).max(low))
}

/// What the handles ask for; at the ends of the line they ask for nothing.
fn band_of(rungs: &[u64], low: usize, high: usize) -> PriceBand {
    let last = rungs.len().saturating_sub(1);
    PriceBand {
        from: (low > 0).then(|| rungs.get(low).copied()).flatten(),
        to: (high < last).then(|| rungs.get(high).copied()).flatten(),
    }
}

/// One of the two ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    From,
    To,
}

#[derive(Clone, Copy)]
struct Slider {
    browse: Browse,
    rungs: Memo<Vec<u64>>,
    /// What the handles stand for while they are moved.
    moved: RwSignal<Option<PriceBand>>,
    band: Memo<PriceBand>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Slider {
    fn new(browse: Browse) -> Self {
        let moved = RwSignal::new(None);
        let asked = memo(move || browse.with_query(|query| query.filters.price));
        // What another part of the page asks for is what the handles stand for then.
        effect(move || {
            asked.track();
            moved.set(None);
        });
        let range = Memo::new(move |before: Option<&Option<PriceRange>>| {
            // Where nothing is found the line stays as it was.
            let now = browse.with_counts(|counts| counts.price.clone());
            now.or_else(|| before.cloned().flatten())
        });
        Self {
            browse,
            rungs: memo(move || range.with(|range| range.as_ref().map(ladder).unwrap_or_default())),
            moved,
            band: memo(move || moved.get().unwrap_or_else(|| asked.get())),
            timer: StoredValue::new_local(None),
        }
    }

    fn handles(self) -> (usize, usize) {
        self.rungs.with(|rungs| handles(rungs, self.band.get()))
    }

    fn handle(self, end: End) -> usize {
        let (low, high) = self.handles();
        if end == End::From { low } else { high }
    }

    /// The price at an end; at the ends of the line the price of the last rung.
    fn price(self, end: End) -> u64 {
        let band = self.band.get();
        let own = if end == End::From { band.from } else { band.to };
        let at = self.handle(end);
        own.or_else(|| self.rungs.with(|rungs| rungs.get(at).copied()))
            .unwrap_or(0)
    }

    /// A handle is moved; it stops at the other.
    fn slide(self, end: End, at: usize) {
        let (low, high) = untrack(|| self.handles());
        let (low, high) = match end {
            End::From => (at.min(high), high),
            End::To => (low, at.max(low)),
        };
        let band = self.rungs.with_untracked(|rungs| band_of(rungs, low, high));
        self.moved.set(Some(band));
        let settle = Timer::after(SETTLE, move || self.ask(band));
        self.timer.set_value(Some(settle));
    }

    /// A figure is typed; nothing asks for nothing.
    fn type_figure(self, end: End, text: &str) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let price = digits.parse().ok();
        let mut band = self.band.get_untracked();
        match end {
            End::From => band.from = price,
            End::To => band.to = price,
        }
        if let (Some(from), Some(to)) = (band.from, band.to)
            && from > to
        {
            band = PriceBand {
                from: Some(to),
                to: Some(from),
            };
        }
        self.ask(band);
    }

    fn ask(self, band: PriceBand) {
        self.timer.try_set_value(None);
        self.browse.asked.choose(|query| query.filters.price = band);
    }
}

/// The price filter.
#[component]
pub(super) fn PriceFilter(browse: Browse) -> impl IntoView {
    let t = &texts().browse;
    let slider = Slider::new(browse);
    let line = NodeRef::<leptos::html::Div>::new();
    effect(move || {
        let (low, high) = slider.handles();
        let last = slider.rungs.with(Vec::len).saturating_sub(1).max(1);
        if let Some(line) = line.get() {
            let share = |at: usize| {
                let hundredths = at * 10_000 / last;
                format!("{}.{:02}%", hundredths / 100, hundredths % 100)
            };
            layout::set_property(&line, "--low", &share(low));
            layout::set_property(&line, "--high", &share(high));
        }
    });
    let useless = move || slider.rungs.with(Vec::len) < 2;
    view! {
        <fieldset class="facet" hidden=useless>
            <legend class="facet__name">{t.price}</legend>
            <div class="slider" node_ref=line>
                {handle(slider, End::From)}
                {handle(slider, End::To)}
            </div>
            <div class="slider__figures">
                {figure(slider, End::From)}
                <span aria-hidden="true">"–"</span>
                {figure(slider, End::To)}
            </div>
        </fieldset>
    }
}

fn handle(slider: Slider, end: End) -> AnyView {
    let t = &texts().browse;
    let (label, class) = match end {
        End::From => (t.price_from, "slider__handle slider__handle--from"),
        End::To => (t.price_to, "slider__handle"),
    };
    let last = move || slider.rungs.with(Vec::len).saturating_sub(1).to_string();
    let value = move || slider.handle(end).to_string();
    let said = move || Dong::new(slider.price(end)).map(amount).unwrap_or_default();
    let slide = move |event| {
        if let Ok(at) = event_target_value(&event).parse() {
            slider.slide(end, at);
        }
    };
    view! {
        <input type="range" class=class min="0" max=last step="1" aria-label=label
            aria-valuetext=said value=value prop:value=value on:input=slide/>
    }
    .into_any()
}

fn figure(slider: Slider, end: End) -> AnyView {
    let t = &texts().browse;
    let label = match end {
        End::From => t.figure_from,
        End::To => t.figure_to,
    };
    let shown = move || format_number(slider.price(end), locale());
    let field = NodeRef::<leptos::html::Input>::new();
    let change = move |event| {
        slider.type_figure(end, &event_target_value(&event));
        // What is no price, or the price that was there, is shown as the price that holds.
        if let Some(field) = field.get_untracked() {
            field.set_value(&untrack(shown));
        }
    };
    view! {
        <input type="text" inputmode="numeric" autocomplete="off" class="slider__figure"
            aria-label=label node_ref=field value=shown prop:value=shown on:change=change/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lowest: u64, highest: u64) -> PriceRange {
        PriceRange { lowest, highest }
    }

    #[test]
    fn the_line_reaches_from_the_lowest_price_to_the_highest() {
        for (lowest, highest) in [(18_000, 2_400_000), (25_000, 25_000), (500, 999), (0, 7)] {
            let rungs = ladder(&range(lowest, highest));
            assert!(rungs.is_sorted_by(|a, b| a < b), "{rungs:?}");
            let (first, last) = (rungs[0], rungs[rungs.len() - 1]);
            assert!(first <= lowest.max(1000), "{first} for {lowest}");
            assert!(last >= highest, "{last} for {highest}");
        }
        assert_eq!(
            ladder(&range(18_000, 50_000)),
            [15_000, 20_000, 25_000, 30_000, 40_000, 50_000]
        );
    }

    #[test]
    fn handles_stand_for_what_is_asked() {
        let rungs = ladder(&range(18_000, 50_000));
        for low in 0..rungs.len() {
            for high in low..rungs.len() {
                let band = band_of(&rungs, low, high);
                assert_eq!(handles(&rungs, band), (low, high), "{band:?}");
            }
        }
        let band = PriceBand {
            from: Some(21_000),
            to: Some(26_000),
        };
        assert_eq!(handles(&rungs, band), (1, 3));
        assert_eq!(handles(&[], band), (0, 0));
    }
}
