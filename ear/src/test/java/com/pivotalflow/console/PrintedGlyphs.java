package com.pivotalflow.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What the glyphs of a PDF stand for, in the order in which they are drawn. */
final class PrintedGlyphs extends PDFTextStripper {

    private final StringBuilder drawn = new StringBuilder();
    private final String read;

    private PrintedGlyphs(PDDocument document) throws IOException {
        read = getText(document);
    }

    static PrintedGlyphs of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PrintedGlyphs(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without blanks; each line of Hebrew and Arabic is drawn from its end. */
    String drawn() {
        return drawn.toString().replaceAll("\\s", "");
    }

    /** As a reader puts it into order. */
    String read() {
        return read;
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        drawn.append(glyph.getUnicode());
        super.processTextPosition(glyph);
    }
}
