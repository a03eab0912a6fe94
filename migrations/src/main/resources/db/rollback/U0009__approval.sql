DROP TABLE
    approval_decisions,
    approval_request_rules,
    approval_requests,
    approval_rule_conditions,
    approval_rules;
