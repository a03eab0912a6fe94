package com.pivotalflow.rest;

import com.pivotalflow.export.ExportFile;
import com.pivotalflow.quote.print.QuoteFile;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Answers that are files for people. */
final class Files {

    /** The media type of prints. */
    static final String PDF = "application/pdf";

    /** Bytes of a large file that are in memory at a time. */
    private static final int PIECE = 1024 * 1024;

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

    /**
     * 200 with a file to be kept, sent in pieces as the client takes them, or 304 when the client has this very one
     * already.
     *
     * @param ifNoneMatch the header of that name, once for each time it was sent
     * @param pieces gives the bytes of the file
     */
    static Response of(ExportFile file, List<String> ifNoneMatch, Pieces pieces) {
        String etag = "\"" + HexFormat.of().formatHex(file.digest()) + "\"";
        StreamingOutput content = out -> {
            for (int offset = 0; offset < file.size(); offset += PIECE) {
                out.write(pieces.of(offset, Math.min(PIECE, file.size() - offset)));
            }
        };
        Response answer = Answers.tagged(etag, ifNoneMatch, content);
        if (answer.getStatus() != Response.Status.OK.getStatusCode()) {
            return answer;
        }
        return Response.fromResponse(answer)
                .type(file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(file.digest()) + ":")
                .build();
    }

    /** Gives some bytes of a file. */
    @FunctionalInterface
    interface Pieces {

        /** So many bytes from there on. */
        byte[] of(int offset, int length);
    }
}
