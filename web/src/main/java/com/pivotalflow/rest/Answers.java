package com.pivotalflow.rest;

import com.pivotalflow.job.JobView;
import com.pivotalflow.quote.IssuedDocument;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The forms of a successful answer. */
public final class Answers {

    private Answers() {}

    /**
     * 201: something was made.
     *
     * @param path where it is, below the address of the API, such as {@code quotes/0197…}
     * @param etag its entity tag, quotes included
     * @param body the full representation
     */
    public static Response created(String path, String etag, Object body) {
        // As text: a URI would be made absolute with a host name that the client may not know.
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, Api.PATH + "/" + path)
                .header(HttpHeaders.ETAG, etag)
                .entity(body)
                .build();
    }

    /**
     * 202: something will be done by a job.
     *
     * @param job the job
     */
    public static Response accepted(JobView job) {
        return Response.status(Response.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, Api.PATH + "/jobs/" + job.id())
                .header(HttpHeaders.ETAG, job.etag())
                .entity(job)
                .build();
    }

    /**
     * 200: something was changed, or was so already.
     *
     * @param etag its entity tag, quotes included
     * @param body the full representation
     */
    public static Response changed(String etag, Object body) {
        return Response.ok(body).header(HttpHeaders.ETAG, etag).build();
    }

    /**
     * 200 with the representation, or 304 when the client has this very one already.
     *
     * @param etag entity tag of the representation, quotes included
     * @param ifNoneMatch the header of that name, once for each time it was sent
     * @param body the representation
     */
    public static Response tagged(String etag, List<String> ifNoneMatch, Object body) {
        if (isAmong(etag, ifNoneMatch)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        return changed(etag, body);
    }

    /** 200 with the bytes that a content hash covers, and the hash in both forms that clients know. */
    public static Response document(IssuedDocument document) {
        return Response.ok(document.bytes(), MediaType.APPLICATION_JSON_TYPE)
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(document.digest()) + ":")
                .header("X-Content-Hash", document.contentHash())
                .build();
    }

    /** Several headers mean what one with commas means. They compare weakly: a mark of weakness does not matter. */
    private static boolean isAmong(String etag, List<String> headers) {
        String tags = String.join(",", headers);
        return tags.strip().equals("*")
                || Stream.of(tags.split(","))
                        .map(String::strip)
                        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                        .anyMatch(etag::equals);
    }
}
