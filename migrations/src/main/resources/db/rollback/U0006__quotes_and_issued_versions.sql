DROP TABLE
    quote_version_documents,
    quote_version_taxes,
    quote_version_discounts,
    quote_version_line_items,
    quote_version_groups,
    quote_versions,
    quote_contributors,
    quote_discounts,
    quote_line_items,
    quote_groups,
    quotes,
    number_counters;
