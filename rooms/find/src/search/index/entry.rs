//! One thing that can be found: a service, or an organization without services.

use base::Point;

use crate::listing::model::hours::Hours;
use crate::listing::model::{OrganizationId, ServiceId};

/// Yes and no about an entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Flags {
    /// It looks for volunteers.
    pub(crate) volunteers: bool,
    /// It can be had only at times or not at present.
    pub(crate) paused: bool,
    /// It is on the net or on the telephone.
    pub(crate) remote: bool,
}

/// What is kept of a thing: what filters compare and what a list shows.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Whose it is.
    pub(crate) organization: OrganizationId,
    /// The service; none for an organization without services.
    pub(crate) service: Option<ServiceId>,
    /// The organization's name in URLs.
    pub(crate) slug: Box<str>,
    /// The service's name in URLs; empty for an organization.
    pub(crate) service_slug: Box<str>,
    /// What it is called.
    pub(crate) name: Box<str>,
    /// What the organization is called.
    pub(crate) organization_name: Box<str>,
    /// Its place on one line.
    pub(crate) place: Box<str>,
    /// The beginning of what it says about itself.
    pub(crate) summary: Box<str>,
    /// Where it is.
    pub(crate) points: Vec<Point>,
    /// Whether the first point is only the middle of its postal area.
    pub(crate) is_rough: bool,
    /// When it is open.
    pub(crate) hours: Hours,
    /// The name of its time zone.
    pub(crate) zone_name: Option<&'static str>,
    /// The number of its time zone in the index; the highest number where none is known.
    pub(crate) zone: u16,
    /// One bit for each term of the shared taxonomy.
    pub(crate) kinds: u64,
    /// One bit for each language that is known.
    pub(crate) languages: u64,
    /// One bit for each access fact.
    pub(crate) access: u16,
    /// Yes and no.
    pub(crate) flags: Flags,
    /// The day freshness counts from, since 1970.
    pub(crate) fresh_day: u32,
    /// What its organization lists under the same name, at another place, has the same number here; the
    /// highest number where it is the only one. The index gives it.
    pub(crate) kin: u32,
}

impl Entry {
    /// An entry that is the only one of its name.
    pub(crate) const ALONE: u32 = u32::MAX;
}

/// The texts of a thing with the weight of each, and whether it is a name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    /// Text, weight, whether it is a name.
    pub(crate) fields: Vec<(String, f32, bool)>,
}

impl Written {
    /// Bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.fields.iter().map(|(text, _, _)| text.len()).sum()
    }

    /// Adds a text, unless it is empty.
    pub(crate) fn add(&mut self, text: &str, weight: f32, is_name: bool) {
        if !text.trim().is_empty() {
            self.fields.push((text.to_owned(), weight, is_name));
        }
    }
}

impl Entry {
    /// Bytes it takes beside its own size.
    pub(crate) fn bytes(&self) -> usize {
        let texts = [&self.slug, &self.service_slug, &self.name, &self.organization_name, &self.place, &self.summary];
        let rules: usize = self
            .hours
            .rules
            .iter()
            .map(|rule| size_of_val(rule) + rule.days.capacity() * 2 + rule.month_days.capacity())
            .sum();
        texts.into_iter().map(|text| text.len()).sum::<usize>() + self.points.capacity() * size_of::<Point>() + rules
    }
}
