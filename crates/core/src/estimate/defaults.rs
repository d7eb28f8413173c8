//! What is assumed where the user says nothing: central value, low, high, and why.
//!
//! Chosen from published measurements and tested against published footprints (`tests/footprints.rs`).
//! Whole-system power over accelerator TDP comes out at 1.05 with a range of 0.48 to 1.51; published
//! whole-system figures lie between 0.54 (Switch Transformer on TPU v3: 245 W of 450 W, Patterson et al. 2021,
//! arXiv 2104.10350, table 4) and 1.50 (8-GPU H100 node: 8.4 kW of 5.6 kW, Latif et al. 2024,
//! arXiv 2412.08602).

/// A value that is assumed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Default3 {
    pub(super) low: f64,
    pub(super) central: f64,
    pub(super) high: f64,
    pub(super) source: &'static str,
}

/// Power of an accelerator in training as a share of its TDP.
pub(super) static ACCELERATOR_POWER_SHARE: Default3 = Default3 {
    low: 0.35,
    central: 0.75,
    high: 1.0,
    source: "17 public CodeCarbon logs of training runs: median 0.67, 10th percentile 0.31, 90th 1.00; \
             Morrison et al. 2025 (arXiv 2503.05804): 0.15 to 0.85 within one training",
};

/// Mean load of processors that feed accelerators.
pub(super) static HOST_CPU_LOAD: Default3 = Default3 {
    low: 0.05,
    central: 0.25,
    high: 0.6,
    source: "our judgement: processors beside accelerators prepare data and mostly wait; no survey found",
};

/// Mean load of processors that do the work themselves.
pub(super) static CPU_LOAD: Default3 = Default3 {
    low: 0.3,
    central: 0.8,
    high: 1.0,
    source: "our judgement for a job on its own cores, between the fleet mean of 0.5 \
             (Cloud Carbon Footprint methodology) and the full load that Green Algorithms assumes",
};

/// Power of memory per gigabyte.
pub(super) static MEMORY_W_PER_GB: Default3 = Default3 {
    low: 0.1,
    central: 0.3,
    high: 0.6,
    source: "RAPL measurements of AWS machines (Teads 2021): median 0.20 idle, 0.40 at half load, 0.60 at full load",
};

/// Power of everything else in the server as a share of the accelerators' power.
pub(super) static HOST_SHARE: Default3 = Default3 {
    low: 0.1,
    central: 0.4,
    high: 0.8,
    source: "GPT-3 on V100: 0.10 (Patterson et al. 2021); BLOOM service: 0.33 (Luccioni et al. 2023); Gemini: 0.43 \
             (Elsworth et al. 2025, arXiv 2508.15734); H100 node: 0.50 (Latif et al. 2024); DGX H100 rating: 0.82",
};

/// Power of network, disks, fans and power supply as a share of processors and memory.
pub(super) static OTHER_SHARE: Default3 = Default3 {
    low: 0.1,
    central: 0.2,
    high: 0.35,
    source: "rest of the machine over CPU and memory on 82 AWS machine types: median 0.145 (Teads 2021), \
             with power supply losses of 4 to 8 %",
};

/// PUE of a place that is not known.
pub(super) static PUE: Default3 = Default3 {
    low: 1.1,
    central: 1.56,
    high: 1.8,
    source: "Uptime Institute survey 2024: mean 1.56; low: large cloud campuses (Google 1.10); \
             high: our judgement for a small, old server room",
};

/// PUE that Green Algorithms 3 assumes for a provider whose data centre it does not know, by our provider ids
/// (`defaults_PUE.csv` of version 3.0).
pub(super) const GREEN_ALGORITHMS_PROVIDER_PUE: [(&str, f64); 5] =
    [("aws", 1.2), ("azure", 1.12), ("gcp", 1.12), ("oci", 1.2), ("ovh", 1.09)];

/// PUE that Green Algorithms 3 assumes where it knows neither (Uptime Institute survey 2024).
pub(super) const GREEN_ALGORITHMS_PUE: f64 = 1.56;

/// Power of memory per gigabyte in Green Algorithms (`memoryPower` of its reference values).
pub(super) const GREEN_ALGORITHMS_MEMORY_W_PER_GB: f64 = 0.3725;
