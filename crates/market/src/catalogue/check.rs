//! What the types alone cannot check: whether the parts of the content fit together.

use super::{ContentFile, Group, Market, Producer, Product, Stars, Variant};
use crate::fault::{Fault, Finding, Fit, Thing, known, nearest};
use crate::festival::Festival;
use crate::money::Dong;
use crate::partners::{Partner, Partners};
use crate::search::fold;
use crate::slug::Slug;
use crate::time::TimeOfDay;
use crate::training::Training;
use serde_json::Value;
use std::collections::HashSet;

/// The sub-group of what is shown and not sold.
const ALCOHOL: &str = "alcoholic";
/// How the name of a ministry begins, without accents.
const MINISTRY: &str = "bo ";

fn twice(thing: Thing, name: &Slug) -> Fit {
    let name = name.to_string();
    Fit::Twice { thing, name }
}

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
    pub(crate) findings: Vec<Finding>,
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
            findings: Vec::new(),
        }
    }

    pub(crate) fn require<F: Into<Fault>>(
        &mut self,
        holds: bool,
        field: &str,
        fault: impl FnOnce() -> F,
    ) {
        if !holds {
            self.findings
                .push(Finding::with_field(self.file, self.text, field, fault()));
        }
    }

    /// A new file is not shown before somebody has written all of it.
    fn require_filled(&mut self) {
        if !self.text.contains(UNFILLED) {
            return;
        }
        let value = serde_json::from_str(self.text).unwrap_or_default();
        for field in unfilled_fields(&value) {
            self.require(false, &field, || Fit::Unfilled);
        }
    }

    /// The file's name has to be the slug, for addresses are made of the one and the other.
    fn require_file_name(&mut self, slug: &Slug, files: &[ContentFile<'_>]) {
        let (folder, name) = self.file.rsplit_once('/').unwrap_or(("", self.file));
        let right = name.strip_suffix(".json") == Some(slug.as_str());
        self.require(right, "slug", || {
            let slug = slug.to_string();
            let file = format!("{folder}/{slug}.json");
            if files.iter().any(|it| it.path == file) {
                Fit::SlugTaken { slug, file }
            } else {
                Fit::FileName { slug }
            }
        });
    }
}

/// What stands in a file for what nobody has written yet.
pub const UNFILLED: &str = "(chưa điền)";

/// The fields whose texts are not written yet.
pub fn unfilled_fields(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    unfilled(value, "", &mut found);
    found
}

fn unfilled(value: &Value, field: &str, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains(UNFILLED) => found.push(field.to_owned()),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                unfilled(value, &format!("{field}[{index}]"), found);
            }
        }
        Value::Object(fields) => {
            for (key, value) in fields {
                let dot = if field.is_empty() { "" } else { "." };
                unfilled(value, &format!("{field}{dot}{key}"), found);
            }
        }
        _ => {}
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
) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let product = &parsed.value;
    report.require_file_name(&product.slug, around.files);
    check_group(&mut report, product, around.groups);
    check_maker(&mut report, product, around);
    check_certificate(&mut report, product);
    report.require(!product.variants.is_empty(), "variants", || Fit::NoVariant);
    let alcohol = product.subgroup == *ALCOHOL && !product.view_only;
    report.require(!alcohol, "subgroup", || Fit::AlcoholSold);
    let mut ids = HashSet::new();
    for (index, variant) in product.variants.iter().enumerate() {
        let field = |name: &str| format!("variants[{index}].{name}");
        report.require(ids.insert(&variant.id), &field("id"), || {
            twice(Thing::Variant, &variant.id)
        });
        check_variant(&mut report, variant, field);
    }
    report.require_filled();
    report.findings
}

fn check_maker(report: &mut Report<'_>, product: &Product, around: &Surroundings<'_>) {
    let is_known = around.producers.contains(product.producer.as_str());
    report.require(is_known, "producer", || {
        let file = format!("producers/{}.json", product.producer);
        if around.files.iter().any(|it| it.path == file) {
            return Fit::BrokenProducer { file };
        }
        let slug = product.producer.to_string();
        // Of thousands, only the one that may have been meant.
        let known = known(nearest(&slug, around.producers.iter().copied()));
        Fit::NoProducer { slug, known }
    });
}

fn no_group(slug: &Slug, groups: &[Group]) -> Fit {
    Fit::NoGroup {
        slug: slug.to_string(),
        known: known(groups.iter().map(|group| group.slug.as_str())),
    }
}

fn check_group(report: &mut Report<'_>, product: &Product, groups: &[Group]) {
    let group = groups.iter().find(|group| group.slug == product.group);
    let Some(group) = group else {
        report.require(false, "group", || no_group(&product.group, groups));
        return;
    };
    let slugs = || group.subgroups.iter().map(|it| it.slug.as_str());
    let is_known = slugs().any(|slug| slug == product.subgroup.as_str());
    report.require(is_known, "subgroup", || Fit::NoSubgroup {
        group: group.slug.to_string(),
        slug: product.subgroup.to_string(),
        known: known(slugs()),
    });
}

fn check_certificate(report: &mut Report<'_>, product: &Product) {
    let certificate = &product.certificate;
    report.require(
        certificate.decided < certificate.valid_until,
        "certificate.valid_until",
        || Fit::CertificateDates,
    );
    let potential = !certificate.potential_five_star || product.stars.get() == 4;
    report.require(potential, "certificate.potential_five_star", || {
        Fit::Potential
    });
    // What the stars rest on: the score, and who may grant so many.
    if let Some(score) = certificate.score {
        let right = score.stars();
        report.require(right == Some(product.stars), "certificate.score", || {
            Fit::StarsAndScore {
                stars: product.stars.get(),
                score: score.to_string(),
                right: right.map(Stars::get),
            }
        });
    }
    let by_ministry = fold(&certificate.issuer.vi).starts_with(MINISTRY);
    let granted = product.stars.get() < 5 || by_ministry;
    report.require(granted, "certificate.issuer", || Fit::FiveStarIssuer);
}

fn check_variant(report: &mut Report<'_>, variant: &Variant, field: impl Fn(&str) -> String) {
    report.require(variant.price > Dong::ZERO, &field("price"), || {
        Fit::PriceZero
    });
    if let Some(night) = variant.night_price {
        let lower = Dong::ZERO < night && night < variant.price;
        report.require(lower, &field("night_price"), || Fit::NightPrice);
    }
    if let Some(maximum) = variant.maximum {
        let minimum = variant.minimum;
        report.require(maximum >= minimum, &field("maximum"), || Fit::Maximum {
            minimum,
        });
    }
}

pub(super) fn check_producer(
    parsed: &Parsed<'_, Producer>,
    files: &[ContentFile<'_>],
) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    report.require_file_name(&parsed.value.slug, files);
    report.require_filled();
    report.findings
}

fn check_hours(report: &mut Report<'_>, opens: TimeOfDay, closes: TimeOfDay, field: &str) {
    report.require(opens != closes, field, || Fit::Hours);
}

pub(super) fn check_market(parsed: &Parsed<'_, Market>) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let schedule = &parsed.value.schedule;
    report.require(
        schedule.first_day <= schedule.last_day,
        "schedule.last_day",
        || Fit::Days,
    );
    for (index, weekly) in schedule.weekly.iter().enumerate() {
        let field = |name: &str| format!("schedule.weekly[{index}].{name}");
        check_hours(&mut report, weekly.opens, weekly.closes, &field("closes"));
        let in_order = weekly.from.zip(weekly.until);
        let in_order = in_order.is_none_or(|(from, until)| from <= until);
        report.require(in_order, &field("until"), || Fit::Days);
    }
    for (index, extra) in schedule.extra.iter().enumerate() {
        let field = |name: &str| format!("schedule.extra[{index}].{name}");
        check_hours(&mut report, extra.opens, extra.closes, &field("closes"));
        let (first, last) = (schedule.first_day, schedule.last_day);
        let in_season = (first..=last).contains(&extra.date);
        report.require(in_season, &field("date"), || Fit::ExtraOutside {
            first,
            last,
        });
    }
    for (index, cancelled) in schedule.cancelled.iter().enumerate() {
        let weekday = cancelled.date.weekday();
        let known = schedule
            .weekly
            .iter()
            .any(|weekly| weekly.weekday == weekday);
        report.require(known, &format!("schedule.cancelled[{index}].date"), || {
            Fit::CancelledNowhere {
                date: cancelled.date,
            }
        });
    }
    let mut ids = HashSet::new();
    for (index, section) in parsed.value.about.iter().enumerate() {
        report.require(
            ids.insert(&section.id),
            &format!("about[{index}].id"),
            || twice(Thing::Section, &section.id),
        );
    }
    for name in parsed.value.source.lacks() {
        report.require(false, "source", || Fit::SourceLacks { name });
    }
    report.findings
}

pub(super) fn check_training(parsed: &Parsed<'_, Training>) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, course) in parsed.value.courses.iter().enumerate() {
        let field = |name: &str| format!("courses[{index}].{name}");
        report.require(slugs.insert(&course.slug), &field("slug"), || {
            twice(Thing::Course, &course.slug)
        });
        report.require(course.left <= course.places, &field("left"), || {
            Fit::CourseLeft {
                places: course.places,
            }
        });
        let in_order = course.session.is_none_or(|it| it.begins < it.ends);
        report.require(in_order, &field("session.ends"), || Fit::CourseHours);
        let dates = course.registration_from.zip(course.session);
        let in_time = dates.is_none_or(|(first, session)| first <= session.date);
        report.require(in_time, &field("registration_from"), || {
            Fit::CourseRegistration
        });
    }
    report.findings
}

pub(super) fn check_festival(parsed: &Parsed<'_, Festival>) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, event) in parsed.value.events.iter().enumerate() {
        let field = |name: &str| format!("events[{index}].{name}");
        report.require(slugs.insert(&event.slug), &field("slug"), || {
            twice(Thing::Event, &event.slug)
        });
        report.require(event.from <= event.last_day(), &field("until"), || {
            Fit::Days
        });
    }
    report.findings
}

pub(super) fn check_partners(
    parsed: &Parsed<'_, Partners>,
    around: &Surroundings<'_>,
) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, partner) in parsed.value.partners.iter().enumerate() {
        let field = |name: &str| format!("partners[{index}].{name}");
        report.require(slugs.insert(&partner.slug), &field("slug"), || {
            twice(Thing::Partner, &partner.slug)
        });
        let does_something = !partner.supplies.is_empty() || !partner.seeks.is_empty();
        report.require(does_something, &field("slug"), || Fit::IdlePartner);
        if let Some(producer) = &partner.producer {
            let known = around.producers.contains(producer.as_str());
            report.require(known, &field("producer"), || {
                let known = around.producers.iter().copied();
                Fit::no_sound_file("producers", producer.as_str(), known)
            });
        }
        check_goods(&mut report, partner, around, field);
    }
    report.findings
}

fn check_goods(
    report: &mut Report<'_>,
    partner: &Partner,
    around: &Surroundings<'_>,
    field: impl Fn(&str) -> String,
) {
    let supplies = partner.supplies.iter().map(|it| &it.group).enumerate();
    let supplies = supplies.map(|(place, group)| (format!("supplies[{place}].group"), group));
    let seeks = partner.seeks.iter().map(|it| &it.group).enumerate();
    let seeks = seeks.map(|(place, group)| (format!("seeks[{place}].group"), group));
    for (name, group) in supplies.chain(seeks) {
        let known = around.groups.iter().any(|it| it.slug == *group);
        report.require(known, &field(&name), || no_group(group, around.groups));
    }
    for (place, supply) in partner.supplies.iter().enumerate() {
        let months = supply
            .season
            .map(|it| [("from", it.from), ("until", it.until)]);
        for (name, month) in months.into_iter().flatten() {
            let field = field(&format!("supplies[{place}].season.{name}"));
            report.require((1..=12).contains(&month), &field, || Fit::Month);
        }
    }
}

pub(super) fn check_groups(parsed: &Parsed<'_, Vec<Group>>) -> Vec<Finding> {
    let mut report = Report::new(parsed);
    let mut slugs = HashSet::new();
    for (index, group) in parsed.value.iter().enumerate() {
        report.require(
            slugs.insert(&group.slug),
            &format!("groups[{index}].slug"),
            || twice(Thing::Group, &group.slug),
        );
        let mut inner = HashSet::new();
        for (place, subgroup) in group.subgroups.iter().enumerate() {
            let field = format!("groups[{index}].subgroups[{place}].slug");
            report.require(inner.insert(&subgroup.slug), &field, || {
                twice(Thing::Subgroup, &subgroup.slug)
            });
        }
    }
    report.findings
}
