package com.pivotalflow.isolation;

/** What an id in a request may be the id of. */
enum Kind {
    CUSTOMER,
    CONTACT,
    PROJECT,
    CATEGORY,
    DELIVERY_ROLE,
    RATE_CARD,
    RATE_CARD_ITEM,
    TAX_CLASS,
    EXCHANGE_RATE,
    PERSON,
    ADMINISTRATOR,
    ROLE,
    QUOTE,
    APPROVED_QUOTE,
    SENT_QUOTE,
    LINE,
    OPTION,
    LINK,
    SESSION,
    AUDIT_ENTRY,
    APPROVAL_RULE,
    APPROVAL,
    INVOICE,
    PAYMENT,
    WEBHOOK,
    WEBHOOK_DELIVERY,
    JOB,
    ALLOCATION,
    ORGANIZATION;

    /**
     * What a place of a request means.
     *
     * @param path of the operation, with its variables
     * @param place name of the parameter, or pointer into the body
     * @throws AssertionError when nobody said it yet: a new route has no row in the matrix until it is said here
     */
    static Kind of(String path, String place) {
        String name = place.replaceAll("/[0-9]+$", "").replaceAll("^.*/", "");
        return switch (name) {
            case "id" ->
                place.startsWith("/lines/") || place.equals("/id") && path.contains("/lines/")
                        ? LINE
                        : place.startsWith("/approver/") ? ROLE : ofCollection(path);
            case "lineId", "explicitLineIds", "order" -> LINE;
            case "options" -> OPTION;
            case "linkId" -> LINK;
            case "customerId" -> CUSTOMER;
            case "contactId" -> CONTACT;
            case "projectId" -> PROJECT;
            case "actorId" -> ADMINISTRATOR;
            case "ownerId" -> path.endsWith("/projects") ? ADMINISTRATOR : PERSON;
            case "userId" -> PERSON;
            case "rateCardId" -> RATE_CARD;
            case "itemId" -> RATE_CARD_ITEM;
            case "serviceCategoryId", "parentId" -> CATEGORY;
            case "taxClassId" -> TAX_CLASS;
            case "roleIds" -> ROLE;
            case "roleId" ->
                place.startsWith("/lines/")
                                || path.contains("/lines")
                                || path.contains("/rate-cards")
                                || path.contains("/allocations")
                                || path.contains("/projects")
                        ? DELIVERY_ROLE
                        : ROLE;
            case "entityId", "quoteId" -> QUOTE;
            case "deliveryId" -> WEBHOOK_DELIVERY;
            default -> throw new AssertionError("say in Kind what " + place + " of " + path + " is the id of");
        };
    }

    private static Kind ofCollection(String path) {
        String collection = path.replaceAll("/\\{id}.*$", "").replaceAll("^.*/", "");
        return switch (collection) {
            case "customers" -> CUSTOMER;
            case "projects" -> PROJECT;
            case "service-categories" -> CATEGORY;
            case "delivery-roles" -> DELIVERY_ROLE;
            case "rate-cards" -> RATE_CARD;
            case "tax-classes" -> TAX_CLASS;
            case "fx-rates" -> EXCHANGE_RATE;
            case "quotes" -> ofQuote(path.substring(path.lastIndexOf('/') + 1));
            case "users" -> PERSON;
            case "roles" -> ROLE;
            case "sessions" -> SESSION;
            case "audit-log" -> AUDIT_ENTRY;
            case "approval-rules" -> APPROVAL_RULE;
            case "approvals" -> APPROVAL;
            case "invoices" -> INVOICE;
            case "payments" -> PAYMENT;
            case "webhooks" -> WEBHOOK;
            case "jobs" -> JOB;
            case "allocations" -> ALLOCATION;
            case "organizations" -> ORGANIZATION;
            default -> throw new AssertionError("say in Kind what " + path + " is about");
        };
    }

    /** Where a quote must stand for an operation to tell one id from another. */
    private static Kind ofQuote(String operation) {
        return switch (operation) {
            case "send" -> APPROVED_QUOTE;
            case "accept", "reject", "links", "{linkId}" -> SENT_QUOTE;
            default -> QUOTE;
        };
    }
}
