package com.pivotalflow.rest.problem;

import com.pivotalflow.problem.FieldError;
import com.pivotalflow.rest.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal or failure on its way to the client.
 *
 * @param status status code
 * @param code stable code in upper snake case
 * @param detail a sentence for people
 * @param errors what is wrong with the request
 * @param members further members, by the code
 */
public record Problem(int status, String code, String detail, List<FieldError> errors, Map<String, Object> members) {

    /** Media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem whose code says it all. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }

    /**
     * The document as JSON text in UTF-8.
     *
     * @param instance path of the request
     * @param traceId by which the request is found in the log
     */
    public byte[] json(String instance, String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", ProblemType.addressOf(code));
        document.put("title", Titles.of(code));
        document.put("status", status);
        document.put("code", code);
        document.put("detail", detail);
        document.put("instance", instance);
        document.put("traceId", traceId);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(members);
        return Json.bytes(document);
    }
}
