//! Writes what a card says into its elements. A card shows one product after another while
//! somebody types or scrolls; new elements would take several times as long.

use super::facts::Facts;
use super::view::{Begin, article, drawing, unit};
use crate::i18n::{locale, texts};
use crate::platform::plate::{Element, Model, Plate};
use crate::ui::amount;
use market::Locale;
use std::cell::RefCell;
use std::ops::Range;

/// The parts of a card, in the order of [`PARTS`].
#[derive(Clone, Copy)]
enum Part {
    Link,
    Cover,
    Name,
    Heart,
    Place,
    Stars,
    Drawn,
    Expired,
    Price,
    From,
    Usual,
    Before,
    Now,
    Unit,
    Add,
    Choose,
    Closed,
}

const PARTS: &[&str] = &[
    ".card__link",
    ".cover",
    ".card__name",
    ".heart",
    ".card__place",
    ".stars",
    ".stars__drawn",
    ".badge",
    ".price",
    ".price__from",
    ".price__usual",
    ".price__before",
    ".price__now",
    ".price__unit",
    "button.card__add",
    "a.card__add",
    ".card__closed",
];

thread_local! {
    /// A card with all parts, which says nothing.
    static MODEL: RefCell<Option<(Locale, Model)>> = const { RefCell::new(None) };
}

fn with_model<T>(read: impl FnOnce(&Model) -> T) -> T {
    let locale = locale();
    let build = || {
        let begin = Begin {
            is_model: true,
            ..Begin::default()
        };
        (locale, Model::build(article(&Facts::default(), begin)))
    };
    MODEL.with_borrow_mut(|model| {
        if model.as_ref().is_some_and(|(made, _)| *made != locale) {
            *model = None;
        }
        read(&model.get_or_insert_with(build).1)
    })
}

/// What is marked in a card's name: what the words match that were looked for.
pub(super) type Marks = Vec<Range<usize>>;

/// A card in the document.
pub(super) struct Card {
    plate: Plate,
    /// What it says; nothing while it has never said anything.
    said: Option<Facts>,
    marks: Marks,
    /// Whether it has all parts.
    is_whole: bool,
}

impl Card {
    /// A card that stands there and says this.
    pub(super) fn of(article: Element, says: Facts) -> Self {
        Self {
            plate: Plate::new(article, PARTS),
            said: Some(says),
            marks: Marks::new(),
            is_whole: false,
        }
    }

    /// A card that says nothing yet, as the last child of an element.
    pub(super) fn grow(parent: &Element) -> Option<Self> {
        Some(Self {
            plate: with_model(|model| Plate::grow(parent, model, PARTS))?,
            said: None,
            marks: Marks::new(),
            is_whole: true,
        })
    }

    /// Writes what the card says now; of another product also whether it is a favourite.
    pub(super) fn say(&mut self, facts: Facts, marks: Marks, is_favourite: impl FnOnce() -> bool) {
        let shape = facts.shape();
        if self.said.as_ref().is_some_and(|it| it.shape() != shape) {
            self.complete();
        }
        let said = self.said.take();
        if said.as_ref() != Some(&facts) {
            self.write_texts(said.as_ref(), &facts);
            self.write_price(said.as_ref(), &facts);
            self.write_shape(said.as_ref(), &facts);
        }
        if said.as_ref().is_none_or(|it| it.name != facts.name) || marks != self.marks {
            self.plate.marked(Part::Name as usize, &facts.name, &marks);
        }
        if said.is_none_or(|it| it.link != facts.link) {
            let pressed = is_favourite().to_string();
            self.attribute(Part::Heart, "aria-pressed", Some(&pressed));
        }
        (self.said, self.marks) = (Some(facts), marks);
    }

    /// Gives the card the parts that it did not show, and what they say; says whether it lacked any.
    pub(super) fn complete(&mut self) -> bool {
        if self.is_whole {
            return false;
        }
        with_model(|model| self.plate.complete(model));
        self.is_whole = true;
        if let Some(facts) = self.said.take() {
            // They are those of a card that says nothing.
            let nothing = Facts {
                cover: facts.cover.clone(),
                ..Facts::default()
            };
            self.write_texts(Some(&nothing), &facts);
            self.write_price(None, &facts);
            self.write_shape(Some(&nothing), &facts);
            self.said = Some(facts);
        }
        true
    }

    fn text(&mut self, part: Part, text: &str) {
        self.plate.text(part as usize, text);
    }

    fn attribute(&mut self, part: Part, name: &str, value: Option<&str>) {
        self.plate.attribute(part as usize, name, value);
    }

    fn write_texts(&mut self, said: Option<&Facts>, now: &Facts) {
        let t = texts();
        let differs = |read: fn(&Facts) -> &str| said.is_none_or(|said| read(said) != read(now));
        if differs(|it| &it.group) {
            self.plate.own_attribute("data-group", &now.group);
        }
        if differs(|it| &it.link) {
            self.attribute(Part::Link, "href", Some(&now.link));
            self.attribute(Part::Choose, "href", Some(&now.link));
        }
        if differs(|it| &it.cover) {
            self.plate.picture(Part::Cover as usize, &now.cover);
        }
        if differs(|it| &it.name) {
            self.attribute(Part::Name, "lang", now.lang);
            let labels = [
                (Part::Heart, t.saved.favourite(&now.name)),
                (Part::Add, t.buy.add_name(&now.name)),
                (Part::Choose, t.buy.choose_for(&now.name)),
            ];
            for (part, label) in labels {
                self.attribute(part, "aria-label", Some(&label));
            }
        }
        if differs(|it| &it.place) {
            self.text(Part::Place, &now.place);
        }
        if said.is_none_or(|said| said.stars != now.stars) {
            let label = t.product.stars(u64::from(now.stars));
            self.attribute(Part::Stars, "aria-label", Some(&label));
            self.text(Part::Drawn, &drawing(now.stars));
        }
        if differs(|it| it.closed.unwrap_or_default()) {
            self.text(Part::Closed, now.closed.unwrap_or_default());
        }
    }

    fn write_price(&mut self, said: Option<&Facts>, now: &Facts) {
        let Some(price) = &now.price else { return };
        let said = said.and_then(|said| said.price.as_ref());
        if said.is_none_or(|said| said.usual != price.usual) {
            self.text(Part::Before, &amount(price.usual));
        }
        if said.is_none_or(|said| said.now != price.now) {
            self.text(Part::Now, &amount(price.now));
        }
        if said.is_none_or(|said| said.unit != price.unit) {
            self.text(Part::Unit, &unit(price));
        }
    }

    fn write_shape(&mut self, said: Option<&Facts>, now: &Facts) {
        let (said, now) = (said.map(Facts::shape), now.shape());
        let parts = [
            (Part::Stars, said.map(|it| it.stars), now.stars),
            (Part::Expired, said.map(|it| !it.stars), !now.stars),
            (Part::Price, said.map(|it| it.price), now.price),
            (Part::From, said.map(|it| it.from), now.from),
            (Part::Usual, said.map(|it| it.lowered), now.lowered),
            (Part::Add, said.map(|it| it.add), now.add),
            (Part::Choose, said.map(|it| it.choose), now.choose),
            (Part::Closed, said.map(|it| it.closed), now.closed),
        ];
        for (part, before, is_seen) in parts {
            if before != Some(is_seen) {
                self.attribute(part, "hidden", (!is_seen).then_some(""));
            }
        }
        if said.map(|it| it.lowered) != Some(now.lowered) {
            self.plate
                .class(Part::Price as usize, "price--night", now.lowered);
        }
    }
}
