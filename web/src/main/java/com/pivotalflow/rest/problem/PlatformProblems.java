package com.pivotalflow.rest.problem;

/** What is said of a status that the platform chose by itself. */
final class PlatformProblems {

    private PlatformProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "MALFORMED_REQUEST", "The request can't be read.");
            case 401 -> Problem.of(401, "AUTHENTICATION_REQUIRED", "This needs an access token.");
            case 403 -> Problem.of(403, "PERMISSION_DENIED", "A permission is missing.");
            case 404 -> Problem.of(404, "NOT_FOUND", "There is nothing at this address.");
            case 405 -> Problem.of(405, "METHOD_NOT_ALLOWED", "The method is not allowed at this address.");
            case 406 -> Problem.of(406, "NOT_ACCEPTABLE", "The answer has none of the forms asked for.");
            case 413 -> Problem.of(413, "PAYLOAD_TOO_LARGE", "The body is too large.");
            case 414 -> Problem.of(414, "URI_TOO_LONG", "The address has more than 8 KiB.");
            case 415 ->
                Problem.of(
                        415, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON in UTF-8, declared as application/json.");
            case 431 -> Problem.of(431, "HEADERS_TOO_LARGE", "The headers have more than 16 KiB.");
            case 503 -> Problem.of(503, "SERVICE_UNAVAILABLE", "The service is not available at the moment.");
            default ->
                status >= 500 ? Problems.unforeseen() : Problem.of(status, "REFUSED", "The request was refused.");
        };
    }
}
