DROP TABLE
    payments,
    invoice_line_items,
    invoice_documents,
    invoices;
