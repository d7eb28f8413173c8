//! Great-circle distance, from basic arithmetic and the square root only, so that every platform gets the
//! same bits.

/// Mean radius of the Earth in km (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Distance in km between two points given in degrees. Off by less than 0.1 %, good enough to order regions.
pub(super) fn distance_km(from: (f64, f64), to: (f64, f64)) -> f64 {
    let half_sine = |degrees: f64| sine(degrees.to_radians() / 2.0);
    let (latitude, longitude) = (half_sine(to.0 - from.0), half_sine(to.1 - from.1));
    // Haversine formula.
    let cosines = cosine(from.0.to_radians()) * cosine(to.0.to_radians());
    let h = latitude * latitude + cosines * longitude * longitude;
    2.0 * EARTH_RADIUS_KM * arcsine(h.clamp(0.0, 1.0).sqrt())
}

/// Sine for angles within ±π, by its series about zero after folding into ±π/2.
fn sine(angle: f64) -> f64 {
    use std::f64::consts::{FRAC_PI_2, PI};
    let folded = if angle > FRAC_PI_2 {
        PI - angle
    } else if angle < -FRAC_PI_2 {
        -PI - angle
    } else {
        angle
    };
    let square = folded * folded;
    let mut term = folded;
    let mut sum = folded;
    for step in 1..9 {
        let n = f64::from(2 * step);
        term *= -square / (n * (n + 1.0));
        sum += term;
    }
    sum
}

fn cosine(angle: f64) -> f64 {
    sine(std::f64::consts::FRAC_PI_2 - angle)
}

/// Arcsine for 0 to 1, error below 2e-8 (Abramowitz and Stegun 1964, 4.4.46).
fn arcsine(x: f64) -> f64 {
    const A: [f64; 8] = [
        1.570_796_305_0,
        -0.214_598_801_6,
        0.088_978_987_4,
        -0.050_174_304_6,
        0.030_891_881_0,
        -0.017_088_125_6,
        0.006_670_090_1,
        -0.001_262_491_1,
    ];
    let polynomial = A.iter().rev().fold(0.0, |sum, factor| sum * x + factor);
    std::f64::consts::FRAC_PI_2 - (1.0 - x).sqrt() * polynomial
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: (f64, f64), to: (f64, f64), expected_km: f64) {
        let got = distance_km(from, to);
        assert!((got - expected_km).abs() <= expected_km * 1e-3 + 1e-3, "{got} km, not {expected_km} km");
    }

    #[test]
    fn distances_match_independent_figures() {
        check((50.11, 8.68), (50.11, 8.68), 0.0);
        // A quarter and a half of the circumference 2 π 6371.0088 km.
        check((0.0, 0.0), (90.0, 0.0), 10_007.557);
        check((0.0, -90.0), (0.0, 90.0), 20_015.115);
        // Frankfurt to Stockholm, and Tokyo to San Francisco across the date line (haversine in Python).
        check((50.11, 8.68), (59.33, 18.07), 1187.0);
        check((35.68, 139.69), (37.77, -122.42), 8270.0);
    }
}
