DROP TABLE
    policy_overrides,
    resource_allocations,
    project_budgets,
    projects,
    service_categories,
    delivery_roles,
    customer_contacts;
