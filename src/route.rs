//! The address of a page: `#/PAGE?QUERY`. A fragment opens on any static host, under any path, without rewrite
//! rules. Pure text in and out; the browser's address bar is [`crate::browser::address`].

/// A page of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Estimate a job.
    #[default]
    Estimate,
    /// Data, licences and method.
    Method,
}

impl Page {
    /// All pages, in the order of the navigation.
    pub const ALL: [Self; 2] = [Self::Estimate, Self::Method];

    /// Its part of the address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Estimate => "estimate",
            Self::Method => "method",
        }
    }

    /// A link to the page, without a query.
    #[must_use]
    pub fn href(self) -> String {
        format!("#/{}", self.slug())
    }
}

/// A page and the query behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// What follows the question mark; empty where there is none.
    pub query: String,
}

impl Route {
    /// Reads the fragment of an address, with or without its `#`. An unknown page is the first one.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        let (slug, query) = path.split_once('?').unwrap_or((path, ""));
        let page = Page::ALL.into_iter().find(|page| page.slug() == slug.trim_end_matches('/'));
        Self { page: page.unwrap_or_default(), query: query.to_owned() }
    }

    /// The fragment, with its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", self.page.href(), self.query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fragment: &str, page: Page, query: &str) {
        assert_eq!(Route::parse(fragment), Route { page, query: query.to_owned() }, "{fragment}");
    }

    #[test]
    fn every_fragment_is_a_page() {
        check("", Page::Estimate, "");
        check("#", Page::Estimate, "");
        check("#/", Page::Estimate, "");
        check("#/method", Page::Method, "");
        check("#/method/", Page::Method, "");
        check("#/estimate?v=1&hours=2", Page::Estimate, "v=1&hours=2");
        check("#/nonsense?x", Page::Estimate, "x");
        check("#/../../etc", Page::Estimate, "");
    }

    #[test]
    fn a_route_is_read_back_as_it_was_written() {
        let route = Route { page: Page::Method, query: "a=b?c".to_owned() };
        assert_eq!(Route::parse(&route.fragment()), route);
    }
}
