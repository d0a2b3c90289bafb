//! Things of which no two may have the same name.

/// Things that have a name of their own among their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Thing {
    Variant,
    Section,
    Course,
    Event,
    Partner,
    Group,
    Subgroup,
    Session,
}

impl Thing {
    pub(super) fn vi(self) -> &'static str {
        match self {
            Self::Variant => "hai phân loại có cùng id",
            Self::Section => "hai mục có cùng id",
            Self::Course => "hai khóa học có cùng slug",
            Self::Event => "hai sự kiện có cùng slug",
            Self::Partner => "hai đối tác có cùng slug",
            Self::Group => "hai nhóm có cùng slug",
            Self::Subgroup => "hai phân nhóm có cùng slug",
            Self::Session => "hai buổi phát có cùng slug",
        }
    }

    pub(super) fn en(self) -> &'static str {
        match self {
            Self::Variant => "two variants have the id",
            Self::Section => "two sections have the id",
            Self::Course => "two courses have the slug",
            Self::Event => "two events have the slug",
            Self::Partner => "two partners have the slug",
            Self::Group => "two groups have the slug",
            Self::Subgroup => "two sub-groups have the slug",
            Self::Session => "two sessions have the slug",
        }
    }
}
