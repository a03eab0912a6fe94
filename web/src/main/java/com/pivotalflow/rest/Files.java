package com.pivotalflow.rest;

import com.pivotalflow.quote.print.QuoteFile;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Answers that are files for people. */
final class Files {

    /** The media type of prints. */
    static final String PDF = "application/pdf";

    private Files() {}

    /**
     * 200 with the file, to be shown under its name, or 304 when the client has this very one already.
     *
     * @param ifNoneMatch the header of that name, once for each time it was sent
     */
    static Response of(QuoteFile file, List<String> ifNoneMatch) {
        String etag = "\"" + HexFormat.of().formatHex(file.digest()) + "\"";
        Response answer = Answers.tagged(etag, ifNoneMatch, file.bytes());
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            return answer;
        }
        return Response.fromResponse(answer)
                .type(PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file.name() + "\"")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(file.digest()) + ":")
                .header("X-Content-Hash", file.contentHash())
                .build();
    }
}
