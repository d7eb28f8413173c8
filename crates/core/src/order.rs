//! One stable sort for everything that is ranked, so that the app carries its code once.

/// The indices of the keys from the smallest key to the largest; equals keep their order.
#[must_use]
pub(crate) fn ascending(keys: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| keys[*a].total_cmp(&keys[*b]));
    order
}

/// Puts rows into the order of their keys.
pub(crate) fn sorted_by_key<T>(rows: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let keys: Vec<f64> = rows.iter().map(key).collect();
    let mut rows: Vec<Option<T>> = rows.into_iter().map(Some).collect();
    ascending(&keys).into_iter().filter_map(|index| rows[index].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        assert_eq!(ascending(&[2.0, 1.0, 2.0, -1.0]), [3, 1, 0, 2]);
        assert_eq!(sorted_by_key(vec!["bb", "a", "cc"], |text| text.len() as f64), ["a", "bb", "cc"]);
    }
}
