//! What the API says about itself: a description in `OpenAPI` 3.1, written from what it does.

use serde_json::{Map, Value, json};

/// Where the published schemas of version 3.0 stand.
const SCHEMAS: &str = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema";

/// A list of the API: its name, the schema of its items, of a single one, what can be asked.
struct List {
    name: &'static str,
    item: &'static str,
    single: &'static str,
    asks: &'static [&'static str],
}

const LISTS: &[List] = &[
    List {
        name: "services",
        item: "compiled/service_list.json",
        single: "compiled/service.json",
        asks: &[
            "search",
            "page",
            "per_page",
            "format",
            "taxonomy_term_id",
            "taxonomy_id",
            "organization_id",
            "modified_after",
            "minimal",
            "full",
        ],
    },
    List {
        name: "organizations",
        item: "compiled/organization_list.json",
        single: "compiled/organization.json",
        asks: &["search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id", "full", "full_service"],
    },
    List {
        name: "service_at_locations",
        item: "compiled/service_at_location_list.json",
        single: "compiled/service_at_location.json",
        asks: &[
            "search",
            "page",
            "per_page",
            "format",
            "taxonomy_term_id",
            "taxonomy_id",
            "organization_id",
            "modified_after",
            "full",
            "postcode",
            "proximity",
        ],
    },
    List {
        name: "taxonomies",
        item: "taxonomy.json",
        single: "taxonomy.json",
        asks: &["search", "page", "per_page", "format"],
    },
    List {
        name: "taxonomy_terms",
        item: "taxonomy_term.json",
        single: "taxonomy_term.json",
        asks: &["search", "page", "per_page", "format", "taxonomy_id", "parent_id", "top_only"],
    },
];

/// The description of the API whose root stands at `root`.
pub(super) fn describe(title: &str, root: &str) -> Value {
    let mut paths = Map::new();
    let about = answer("What this API is", json!({ "type": "object" }));
    paths.insert("/".to_owned(), json!({ "get": { "operationId": "about", "responses": about } }));
    for list in LISTS {
        let asks: Vec<Value> = list.asks.iter().map(|name| ask(name)).collect();
        let page = json!({
            "allOf": [{ "$ref": "#/components/schemas/Page" }],
            "properties": {
                "contents": { "type": "array", "items": { "$ref": format!("{SCHEMAS}/{}", list.item) } }
            }
        });
        let get = json!({
            "operationId": format!("list_{}", list.name), "parameters": asks, "responses": answer("A page", page)
        });
        paths.insert(format!("/{}", list.name), json!({ "get": get }));
        let id =
            json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } });
        let single = json!({ "$ref": format!("{SCHEMAS}/{}", list.single) });
        let get = json!({
            "operationId": format!("get_{}", list.name), "parameters": [id], "responses": answer("All about it", single)
        });
        paths.insert(format!("/{}/{{id}}", list.name), json!({ "get": get }));
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": title, "version": "3.0", "summary": "The directory as Human Services Data (HSDS 3.0), read only" },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{ "url": root }],
        "paths": paths,
        "components": { "schemas": { "Page": page() } },
    })
}

fn answer(what: &str, schema: Value) -> Value {
    json!({ "200": { "description": what, "content": { "application/json": { "schema": schema } } } })
}

fn ask(name: &str) -> Value {
    let kind = match name {
        "page" | "per_page" => "integer",
        "minimal" | "full" | "full_service" | "top_only" => "boolean",
        "proximity" => "number",
        _ => "string",
    };
    json!({ "name": name, "in": "query", "required": false, "schema": { "type": kind } })
}

fn page() -> Value {
    let mut properties = Map::new();
    for name in ["total_items", "total_pages", "page_number", "size"] {
        properties.insert(name.to_owned(), json!({ "type": "integer" }));
    }
    for name in ["first_page", "last_page", "empty"] {
        properties.insert(name.to_owned(), json!({ "type": "boolean" }));
    }
    properties.insert("contents".to_owned(), json!({ "type": "array" }));
    let required: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}
