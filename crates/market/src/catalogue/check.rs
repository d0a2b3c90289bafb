//! What the types alone cannot check: whether the parts of the content fit together.

use super::{ContentFile, Group, Market, Problem, Producer, Product, Variant};
use crate::festival::Festival;
use crate::money::Dong;
use crate::slug::Slug;
use crate::time::TimeOfDay;
use crate::training::Training;
use std::collections::HashSet;

/// A file of the content, read.
pub(super) struct Parsed<'a, T> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    pub(super) value: T,
}

/// Collects what is wrong with one file.
pub(crate) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Report<'a> {
    fn new<T>(parsed: &Parsed<'a, T>) -> Self {
        Self::of(parsed.file, parsed.text)
    }

    /// Of the file with this text.
    pub(crate) fn of(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            problems: Vec::new(),
        }
    }

    pub(crate) fn require(&mut self, holds: bool, field: &str, message: impl FnOnce() -> String) {
        if !holds {
            self.problems
                .push(Problem::with_field(self.file, self.text, field, message()));
        }
    }

    /// The file's name has to be the slug, for addresses are made of the one and the other.
    fn require_file_name(&mut self, slug: &Slug) {
        let name = self
            .file
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".json"));
        self.require(name == Some(slug.as_str()), "slug", || {
            format!("the slug is \"{slug}\", so the file has to be called {slug}.json")
        });
    }
}

/// What a product is checked against.
pub(super) struct Surroundings<'a> {
    pub(super) groups: &'a [Group],
    pub(super) producers: &'a HashSet<&'a str>,
    pub(super) files: &'a [ContentFile<'a>],
}

pub(super) fn check_product(
    parsed: &Parsed<'_, Product>,
    around: &Surroundings<'_>,
) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    let product = &parsed.value;
    report.require_file_name(&product.slug);
    check_group(&mut report, product, around.groups);
    check_maker(&mut report, product, around);
    check_certificate(&mut report, product);
    report.require(!product.variants.is_empty(), "variants", || {
        "a product needs at least one variant".to_owned()
    });
    let mut ids = HashSet::new();
    for (index, variant) in product.variants.iter().enumerate() {
        let field = |name: &str| format!("variants[{index}].{name}");
        report.require(ids.insert(&variant.id), &field("id"), || {
            format!("two variants have the id \"{}\"", variant.id)
        });
        check_variant(&mut report, variant, field);
    }
    report.problems
}

fn check_maker(report: &mut Report<'_>, product: &Product, around: &Surroundings<'_>) {
    let known = around.producers.contains(product.producer.as_str());
    report.require(known, "producer", || {
        let file = format!("producers/{}.json", product.producer);
        if around.files.iter().any(|it| it.path == file) {
            return format!("the producer's file has to be mended first: {file}");
        }
        let producer = &product.producer;
        format!("there is no producer \"{producer}\", for there is no file {file}")
    });
}

fn check_group(report: &mut Report<'_>, product: &Product, groups: &[Group]) {
    let group = groups.iter().find(|group| group.slug == product.group);
    let Some(group) = group else {
        let known: Vec<&str> = groups.iter().map(|group| group.slug.as_str()).collect();
        let message = format!(
            "there is no group \"{}\"; the groups are {}",
            product.group,
            known.join(", ")
        );
        report.require(false, "group", || message);
        return;
    };
    let known = || {
        group
            .subgroups
            .iter()
            .map(|subgroup| subgroup.slug.as_str())
    };
    report.require(
        known().any(|slug| slug == product.subgroup.as_str()),
        "subgroup",
        || {
            let known: Vec<&str> = known().collect();
            format!(
                "the group \"{}\" has no sub-group \"{}\"; it has {}",
                group.slug,
                product.subgroup,
                known.join(", ")
            )
        },
    );
}

fn check_certificate(report: &mut Report<'_>, product: &Product) {
    let certificate = &product.certificate;
    report.require(
        certificate.decided < certificate.valid_until,
        "certificate.valid_until",
        || "this day has to come after the day of the decision".to_owned(),
    );
    let potential = !certificate.potential_five_star || product.stars.get() == 4;
    report.require(potential, "certificate.potential_five_star", || {
        "only a product of 4 stars can have the potential for 5".to_owned()
    });
}

fn check_variant(report: &mut Report<'_>, variant: &Variant, field: impl Fn(&str) -> String) {
    report.require(variant.price > Dong::ZERO, &field("price"), || {
        "a price has to be more than 0 đồng".to_owned()
    });
    if let Some(night) = variant.night_price {
        report.require(
            Dong::ZERO < night && night < variant.price,
            &field("night_price"),
            || {
                "the night price has to be more than 0 đồng and less than the usual price"
                    .to_owned()
            },
        );
    }
    if let Some(maximum) = variant.maximum {
        report.require(maximum >= variant.minimum, &field("maximum"), || {
            format!(
                "the maximum has to be the minimum, {}, or more",
                variant.minimum
            )
        });
    }
}

pub(super) fn check_producer(parsed: &Parsed<'_, Producer>) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    report.require_file_name(&parsed.value.slug);
    report.problems
}

fn check_hours(report: &mut Report<'_>, opens: TimeOfDay, closes: TimeOfDay, field: &str) {
    report.require(opens != closes, field, || {
        "a night has to end at another time than it begins".to_owned()
    });
}

pub(super) fn check_market(parsed: &Parsed<'_, Market>) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    let schedule = &parsed.value.schedule;
    report.require(
        schedule.first_day <= schedule.last_day,
        "schedule.last_day",
        || "the last day has to be the first day or later".to_owned(),
    );
    for (index, weekly) in schedule.weekly.iter().enumerate() {
        let field = |name: &str| format!("schedule.weekly[{index}].{name}");
        check_hours(&mut report, weekly.opens, weekly.closes, &field("closes"));
        let in_order = weekly.from.zip(weekly.until);
        let in_order = in_order.is_none_or(|(from, until)| from <= until);
        report.require(in_order, &field("until"), || {
            "the last date has to be the first date or later".to_owned()
        });
    }
    for (index, extra) in schedule.extra.iter().enumerate() {
        let field = |name: &str| format!("schedule.extra[{index}].{name}");
        check_hours(&mut report, extra.opens, extra.closes, &field("closes"));
        let (first, last) = (schedule.first_day, schedule.last_day);
        let in_season = (first..=last).contains(&extra.date);
        report.require(in_season, &field("date"), || {
            format!("this night is outside the season, which is {first} to {last}")
        });
    }
    for (index, cancelled) in schedule.cancelled.iter().enumerate() {
        let weekday = cancelled.date.weekday();
        let known = schedule
            .weekly
            .iter()
            .any(|weekly| weekly.weekday == weekday);
        report.require(known, &format!("schedule.cancelled[{index}].date"), || {
            format!(
                "no weekly night is on {}, so none can be cancelled on it",
                cancelled.date
            )
        });
    }
    let mut ids = HashSet::new();
    for (index, section) in parsed.value.about.iter().enumerate() {
        report.require(
            ids.insert(&section.id),
            &format!("about[{index}].id"),
            || format!("two sections have the id \"{}\"", section.id),
        );
    }
    report.problems
}

pub(super) fn check_training(parsed: &Parsed<'_, Training>) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, course) in parsed.value.courses.iter().enumerate() {
        let field = |name: &str| format!("courses[{index}].{name}");
        report.require(slugs.insert(&course.slug), &field("slug"), || {
            format!("two courses have the slug \"{}\"", course.slug)
        });
        report.require(course.left <= course.places, &field("left"), || {
            format!("no more than all {} places can be left", course.places)
        });
        let in_order = course.session.is_none_or(|it| it.begins < it.ends);
        report.require(in_order, &field("session.ends"), || {
            "a course has to end later than it begins, on the same day".to_owned()
        });
        let dates = course.registration_from.zip(course.session);
        let in_time = dates.is_none_or(|(first, session)| first <= session.date);
        report.require(in_time, &field("registration_from"), || {
            "registration has to begin before the course does".to_owned()
        });
    }
    report.problems
}

pub(super) fn check_festival(parsed: &Parsed<'_, Festival>) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, event) in parsed.value.events.iter().enumerate() {
        let field = |name: &str| format!("events[{index}].{name}");
        report.require(slugs.insert(&event.slug), &field("slug"), || {
            format!("two events have the slug \"{}\"", event.slug)
        });
        report.require(event.from <= event.last_day(), &field("until"), || {
            "the last day has to be the first day or later".to_owned()
        });
    }
    report.problems
}

pub(super) fn check_groups(parsed: &Parsed<'_, Vec<Group>>) -> Vec<Problem> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, group) in parsed.value.iter().enumerate() {
        report.require(
            slugs.insert(&group.slug),
            &format!("groups[{index}].slug"),
            || format!("two groups have the slug \"{}\"", group.slug),
        );
        let mut inner = HashSet::new();
        for (place, subgroup) in group.subgroups.iter().enumerate() {
            let field = format!("groups[{index}].subgroups[{place}].slug");
            report.require(inner.insert(&subgroup.slug), &field, || {
                format!("two sub-groups have the slug \"{}\"", subgroup.slug)
            });
        }
    }
    report.problems
}
