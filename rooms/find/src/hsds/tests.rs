//! The formats against each other and against real files: what goes in comes out.

use proptest::prelude::*;
use serde_json::Value;

use super::json::{Nest, Shape};
use super::{Effect, File, Package, Table, check, json, mapped, read, tabular};

/// The files of a folder beside the checkout; none, with a word about it, where it is not there.
#[expect(clippy::disallowed_methods, reason = "tests read the data that stands beside the checkout")]
fn folder(path: &str) -> Option<Vec<File>> {
    let near = format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR"));
    let root = std::env::var("CONVOKE_DATA").unwrap_or(near);
    let Ok(list) = std::fs::read_dir(format!("{root}/{path}")) else {
        println!("skipped: {root}/{path} is not there");
        return None;
    };
    let mut files: Vec<File> = list
        .filter_map(Result::ok)
        .filter(|it| it.path().is_file())
        .map(|it| File {
            name: it.file_name().to_string_lossy().into_owned(),
            bytes: std::fs::read(it.path()).unwrap(),
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Some(files)
}

fn file(name: &str, text: &str) -> File {
    File { name: name.into(), bytes: text.as_bytes().to_vec() }
}

fn checked(files: &[File]) -> Package {
    let mut package = read(files);
    check(&mut package, "test");
    package
}

fn told(package: &Package) -> Vec<String> {
    package.problems.iter().map(ToString::to_string).collect()
}

/// The text values of JSON trimmed: white space at the ends is not kept.
fn trimmed(value: &Value) -> Value {
    match value {
        Value::String(text) => text.trim().into(),
        Value::Array(list) => list.iter().map(trimmed).collect(),
        Value::Object(map) => Value::Object(map.iter().map(|(key, value)| (key.clone(), trimmed(value))).collect()),
        other => other.clone(),
    }
}

#[test]
fn the_published_json_examples_come_out_as_they_went_in() {
    let Some(files) = folder("directory/hsds3_examples") else { return };
    for (name, table) in [
        ("service_full.json", Table::Service),
        ("organization_full.json", Table::Organization),
        ("service_at_location_full.json", Table::ServiceAtLocation),
        ("taxonomy_term.json", Table::TaxonomyTerm),
        ("location.json", Table::Location),
    ] {
        let file = files.iter().find(|it| it.name == name).unwrap();
        let package = json::read(file);
        assert_eq!(told(&package), [] as [&str; 0], "{name}");
        let row = &package.rows(table)[0];
        let written = Nest::new(&package).object(table, row, Shape::Full);
        let original: Value = serde_json::from_slice(&file.bytes).unwrap();
        assert_eq!(written, trimmed(&original), "{name}");
    }
}

#[test]
fn the_published_tables_come_out_as_they_went_in() {
    let Some(files) = folder("directory/hsds3_examples/csv") else { return };
    let package = read(&files);
    // The example's descriptor is a link that became a text.
    assert_eq!(package.problems.len(), 1, "{:?}", told(&package));
    let written = tabular::write(&package, "example", "Example").unwrap();
    let again = read(&written);
    assert_eq!(told(&again), [] as [&str; 0]);
    for table in Table::ALL {
        let values = |it: &Package| it.rows(table).iter().map(|row| row.values.clone()).collect::<Vec<_>>();
        assert_eq!(values(&package), values(&again), "{table:?}");
        assert_eq!(package.rows(table).len(), 1, "{table:?}");
    }
    let tables = folder("directory/hsds3_examples").unwrap();
    let tables = json::read(tables.iter().find(|it| it.name == "tabular.json").unwrap());
    for table in Table::ALL {
        assert_eq!(package.rows(table)[0].values, tables.rows(table)[0].values, "{table:?}");
    }
}

#[test]
fn what_is_wrong_in_the_published_tables_is_said() {
    let Some(files) = folder("directory/hsds3_examples/csv") else { return };
    let package = checked(&files);
    let told = told(&package);
    for wanted in [
        "services.csv",
        "locations, row 2, organization_id: there is no organization “985e4a42-bd9f-4edc-911d-0243a4640aca”",
        "locations, row 2, latitude: 100, 101 is no place on earth",
        "contacts, row 2, organization_id: there is no organization",
        "attributes, row 2, link_id: there is no row “f28dd44b-0c4d-479f-8e90-4c52219a8b3c”",
    ]
    .iter()
    .skip(1)
    {
        assert!(told.iter().any(|it| it.starts_with(wanted)), "{wanted}\n{told:#?}");
    }
    assert_eq!(package.rows(Table::Service).len(), 1);
    assert_eq!(package.rows(Table::Phone).len(), 1, "it has other owners that are there");
}

#[test]
fn the_real_directory_is_read_whole() {
    let Some(files) = folder("directory/miami211_hsds") else { return };
    let package = checked(&files);
    assert_eq!(package.rows(Table::Organization).len(), 1_074);
    assert_eq!(package.rows(Table::Service).len(), 4_089);
    assert_eq!(package.rows(Table::ServiceAtLocation).len(), 4_089);
    assert_eq!(package.rows(Table::TaxonomyTerm).len(), 1_991);
    assert!(package.rows(Table::Schedule).len() > 2_000, "{}", package.rows(Table::Schedule).len());
    let lost =
        |table: &str| package.problems.iter().filter(|it| it.effect == Effect::Rejected && it.table == table).count();
    assert_eq!(lost("services"), 0);
    assert_eq!(lost("eligibility"), 2_244, "its rows name no service");
    assert!(lost("regular_schedules") < 200, "{}", lost("regular_schedules"));
    let twice = checked(&files);
    assert_eq!(package, twice, "the same files give the same rows");
}

#[test]
fn a_plain_table_of_groups_is_read_with_its_usual_names() {
    let Some(files) = folder("directory") else { return };
    let file = files.iter().find(|it| it.name == "mutual_aid_groups.csv").unwrap();
    let mut package = mapped::read(file, &mapped::Mapping::default()).unwrap();
    check(&mut package, "mutual-aid");
    assert_eq!(package.rows(Table::Organization).len(), 2_972);
    assert_eq!(package.rows(Table::ServiceAtLocation).len(), 2_972);
    let with_place = package.rows(Table::Location).iter().filter(|it| it.get(Table::Location, "latitude").is_some());
    assert!(with_place.count() > 2_900);
}

#[test]
fn a_mapping_that_names_what_is_not_there_is_refused() {
    let table = file("groups.csv", "Group Name,Where\nA,Leeds\n");
    let mapping = |pairs: &[(&str, &str)]| pairs.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
    assert!(mapped::read(&table, &mapping(&[("name", "nom")])).is_err());
    assert!(mapped::read(&table, &mapping(&[("nom", "where")])).is_err());
    assert!(mapped::read(&table, &mapping(&[])).is_err(), "nothing stands for the name");
    let read = mapped::read(&table, &mapping(&[("name", "group_name")])).unwrap();
    assert_eq!(read.rows(Table::Location)[0].get(Table::Location, "name"), Some("Leeds"));
}

/// A package with one of everything that can be wrong.
fn broken() -> Vec<File> {
    let long = "N".repeat(300);
    let organizations = format!(
        "id,name,description,parent_organization_id,website\n\
         1,One,first,3,www.one.org\n2,Two,second,1,javascript:alert(1)\n3,Three,third,2,\n\
         4,{long},fourth,,\n4,Four again,fifth,,\n5,,nameless,,\n6,\u{1b}[31mSix\u{202e},<script>alert(1)</script>,,\n"
    );
    let mut organizations = file("organizations.csv", &organizations);
    organizations.bytes.extend(b"7,\xC3\x28,broken\n8,Eight,ok,,,one,too,many\n");
    vec![
        organizations,
        file(
            "services.csv",
            "id,organization_id,name,status,url,minimum_age,maximum_age,last_modified\n\
             a,1,Food,active,,60,18,2024-01-01\nb,99,Orphan,active,,,,\nc,2,Odd,sometimes,,,,\n",
        ),
        file(
            "locations.csv",
            "id,organization_id,location_type,latitude,longitude\n\
             l1,1,physical,25.7,-80.2\nl2,1,physical,25.8,-80.3\nl3,1,physical,25.9,-80.1\nl4,1,physical,-80.2,25.7\n\
             l5,1,physical,-120.5,40.1\nl6,1,physical,0,0\nl7,1,physical,500,500\nl8,1,physical,25.7,\nl9,77,physical,,\n",
        ),
        file("service_at_location.csv", "id,service_id,location_id\ns1,a,l1\ns2,a,nowhere\ns3,b,l1\n"),
        file(
            "schedules.csv",
            "id,service_id,freq,byday,opens_at,closes_at\n\
             h1,a,WEEKLY,\"MO,TU\",09:00,17:00\nh2,a,WEEKLY,TU,16:00,20:00\nh3,a,WEEKLY,WE,late,20:00\nh4,zz,WEEKLY,MO,09:00,10:00\n\
             h5,a,WEEKLY,SA,12:00,24:00\n",
        ),
        file("attributes.csv", "id,link_id,link_entity,taxonomy_term_id\nx,a,service,t\n"),
        file("odd.csv", "id\n1\n"),
    ]
}

#[test]
fn every_problem_is_named_with_table_row_and_reason_and_the_rest_is_taken() {
    let package = checked(&broken());
    let told = told(&package).join("\n");
    for wanted in [
        "organizations, row 2, parent_organization_id: “",
        "organizations, row 3, website: “javascript:alert(1)” is no web address; left out (mended)",
        "organizations, row 5, name: 300 letters long; cut to 200 (mended)",
        "organizations, row 6, id: another row above has this id (rejected)",
        "organizations, row 7, name: name is empty (rejected)",
        "organizations, row 9, name: not UTF-8 text (rejected)",
        "organizations, row 10: 8 values where the header has 5 (rejected)",
        "services, row 2, minimum_age: the least age is higher than the highest (noted)",
        "services, row 3, organization_id: there is no organization “99” among the rows that were taken (rejected)",
        "services, row 4, status: “sometimes” is none of active, inactive, defunct, temporarily closed; left out (mended)",
        "locations, row 5, latitude: -80.2, 25.7 is far from all the others",
        "locations, row 6, latitude: -120.5, 40.1: latitude and longitude are swapped; turned round (mended)",
        "locations, row 7, latitude: 0, 0 is in the sea off Africa; left out (mended)",
        "locations, row 8, latitude: 500, 500 is no place on earth; left out (mended)",
        "locations, row 9, latitude: latitude or longitude is missing",
        "service_at_location, row 3, location_id: there is no location “nowhere”",
        "service_at_location, row 4, service_id: there is no service “b”",
        "schedules, row 3, opens_at: the hours overlap with those of row 2: MO,TU 09:00–17:00 and TU 16:00–20:00 (noted)",
        "schedules, row 4, opens_at: “late” is no time of day; left out (mended)",
        "schedules, row 6, closes_at: “24:00” is the end of the day; written as 00:00 (mended)",
        "schedules, row 5: it belongs to nothing (rejected)",
        "attributes, row 2, taxonomy_term_id: there is no taxonomy_term “t”",
        "taxonomy_terms: the table is missing, although attributes.csv points to it (noted)",
        "odd: no table of HSDS has this name (noted)",
    ] {
        assert!(told.contains(wanted), "missing: {wanted}\n\n{told}");
    }
    let organizations = package.rows(Table::Organization);
    assert_eq!(organizations.len(), 5);
    assert!(organizations.iter().all(|it| it.get(Table::Organization, "parent_organization_id").is_none()));
    assert_eq!(organizations[4].get(Table::Organization, "name"), Some("[31mSix"));
    assert_eq!(package.rows(Table::Service).len(), 2);
    assert_eq!(package.rows(Table::Schedule).len(), 4);
    let turned = &package.rows(Table::Location)[3];
    assert_eq!(turned.get(Table::Location, "latitude"), Some("25.7"));
}

#[test]
fn an_address_with_brackets_becomes_one_that_programs_take() {
    let package =
        checked(&[file("organizations.csv", "id,name,description,website\n1,One,d,https://a.example/[x]?a=b|c\n")]);
    let address = package.rows(Table::Organization)[0].get(Table::Organization, "website");
    assert_eq!(address, Some("https://a.example/%5Bx%5D?a=b%7Cc"), "{:?}", told(&package));
}

#[test]
fn a_package_without_its_tables_says_which_are_missing() {
    let told = told(&checked(&[file("services.csv", "id,organization_id,name,status\na,1,Food,active\n")])).join("\n");
    assert!(told.contains("organizations: the table is missing"), "{told}");
    assert!(told.contains("services, row 2, organization_id: there is no organization “1”"), "{told}");
    let empty = checked(&[file("datapackage.json", "{}"), file("readme.csv", "")]);
    assert!(empty.is_empty());
}

#[test]
fn one_swapped_place_is_turned_and_a_day_that_is_none_is_said() {
    let package = checked(&[
        file("organizations.csv", "id,name,description\n1,One,d\n"),
        file("locations.csv", "id,organization_id,location_type,latitude,longitude\na,1,physical,-80.23,25.77\n"),
        file("schedules.csv", "id,location_id,freq,byday,opens_at,closes_at\nh,a,WEEKLY,\"MO,XX\",09:00,17:00\n"),
    ]);
    let told = told(&package).join("\n");
    assert!(told.contains("locations, row 2, latitude: -80.23, 25.77 is where nobody lives"), "{told}");
    assert_eq!(package.rows(Table::Location)[0].get(Table::Location, "latitude"), Some("25.77"));
    assert!(told.contains("schedules, row 2, byday: “XX” is no day of the week"), "{told}");
}

#[test]
fn what_hsds_has_no_column_for_travels_along() {
    let package = checked(&[file("organizations.csv", "id,name,description,colour\n1,One,d,red\n")]);
    let written = tabular::write(&package, "p", "P").unwrap();
    let text = String::from_utf8(written[1].bytes.clone()).unwrap();
    assert!(text.lines().next().is_some_and(|it| it.ends_with(",colour")), "{text}");
    let nested = Nest::new(&package).all(Table::Organization, Shape::Full);
    assert_eq!(nested[0].get("colour"), Some(&Value::from("red")));
}

#[test]
fn one_telephone_of_two_services_becomes_two_rows() {
    let text = r#"{"id":"1","name":"One","description":"d","services":[
        {"id":"a","name":"A","status":"active","phones":[{"id":"p","number":"555"}]},
        {"id":"b","name":"B","status":"active","phones":[{"id":"p","number":"555"}]}]}"#;
    let package = checked(&[file("one.json", text)]);
    assert_eq!(told(&package), [] as [&str; 0]);
    assert_eq!(package.rows(Table::Phone).len(), 2);
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c0-9]{0,3}",
        ".{0,12}",
        Just("\u{202e}\0\u{1b}[0m".to_owned()),
        Just("=1+1".to_owned()),
        Just("9999-99-99".to_owned()),
        Just("1e999".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 96 } else { 512 }))]

    #[test]
    fn any_bytes_are_read_without_a_fall(bytes in proptest::collection::vec(any::<u8>(), 0..400), which in 0..5_usize) {
        let name = ["services.csv", "organizations.csv", "service.json", "regular_schedules.csv", "datapackage.json"][which];
        let package = checked(&[File { name: name.into(), bytes: bytes.clone() }]);
        let plain = mapped::read(&File { name: "a.csv".into(), bytes }, &mapped::Mapping::default());
        prop_assert!(package.len() <= 400);
        prop_assert!(plain.map_or(0, |it| it.len()) <= 4_000);
    }

    #[test]
    fn whatever_is_checked_once_is_sound(rows in proptest::collection::vec(proptest::collection::vec(texts(), 23), 0..12)) {
        let mut files = Vec::new();
        for table in Table::ALL {
            let mut out = csv::Writer::from_writer(Vec::new());
            out.write_record(table.columns().iter().map(|it| it.name)).unwrap();
            for row in &rows {
                out.write_record(row.iter().take(table.columns().len())).unwrap();
            }
            files.push(File { name: format!("{}.csv", table.file()), bytes: out.into_inner().unwrap() });
        }
        let mut package = checked(&files);
        package.problems.clear();
        let before = package.clone();
        check(&mut package, "test");
        let lost: Vec<String> = package.problems.iter().filter(|it| it.effect != Effect::Noted).map(ToString::to_string).collect();
        prop_assert_eq!(lost, Vec::<String>::new());
        for table in Table::ALL {
            prop_assert_eq!(before.rows(table).len(), package.rows(table).len());
            for (a, b) in before.rows(table).iter().zip(package.rows(table)) {
                prop_assert_eq!(&a.values, &b.values);
            }
        }
        let written = tabular::write(&package, "p", "P").unwrap();
        let mut again = read(&written);
        check(&mut again, "test");
        prop_assert_eq!(again.len(), package.len());
    }
}
