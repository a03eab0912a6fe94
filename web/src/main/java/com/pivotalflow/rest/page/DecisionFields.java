package com.pivotalflow.rest.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a customer filled in, as the texts that came.
 *
 * @param choice what they take
 * @param name of who decides
 * @param email their address
 * @param role what they are to the customer
 * @param reason why they decline
 * @param hasAgreed whether they agreed to the terms
 * @param contentHash of what they were shown
 * @param total what they were told it comes to
 */
record DecisionFields(
        ChoiceFields choice,
        String name,
        String email,
        String role,
        String reason,
        boolean hasAgreed,
        String contentHash,
        String total) {

    static final String NAME = "name";
    static final String EMAIL = "email";
    static final String ROLE = "role";
    static final String REASON = "reason";
    static final String TERMS = "termsAccepted";
    static final String HASH = "contentHash";
    static final String TOTAL = "expectedGrandTotal";

    /** As it was posted. */
    static DecisionFields of(HttpServletRequest request) {
        return new DecisionFields(
                ChoiceFields.of(request),
                text(request, NAME),
                text(request, EMAIL),
                text(request, ROLE),
                text(request, REASON),
                request.getParameter(TERMS) != null,
                text(request, HASH),
                text(request, TOTAL));
    }

    private static String text(HttpServletRequest request, String field) {
        // Browsers end lines with CR LF, the interface with LF.
        return Objects.requireNonNullElse(request.getParameter(field), "").replace("\r\n", "\n");
    }

    /** As the members of a yes. */
    Map<String, Object> yes() {
        Map<String, Object> members = person();
        members.put(ROLE, role);
        members.put(TERMS, hasAgreed);
        members.put(HASH, contentHash);
        members.put("selection", choice.selection());
        members.put(TOTAL, total);
        return members;
    }

    /** As the members of a no. */
    Map<String, Object> no() {
        Map<String, Object> members = person();
        members.put(REASON, reason);
        return members;
    }

    private Map<String, Object> person() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(NAME, name);
        members.put(EMAIL, email);
        return members;
    }
}
