package com.pivotalflow.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The glyphs of a PDF as they are seen, each with what it stands for: line by line, from left to right. */
final class Placed extends PDFTextStripper {

    private final List<TextPosition> glyphs = new ArrayList<>();

    private Placed() {}

    /** All lines; what is on one height is one line. */
    static List<String> lines(byte[] pdf) {
        Placed placed = new Placed();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var unused = placed.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return placed.glyphs.stream()
                .collect(Collectors.groupingBy(glyph -> Math.round(glyph.getYDirAdj())))
                .values()
                .stream()
                .map(Placed::seen)
                .toList();
    }

    private static String seen(List<TextPosition> line) {
        return line.stream()
                .sorted((one, other) -> Float.compare(one.getXDirAdj(), other.getXDirAdj()))
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining());
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        glyphs.add(glyph);
        super.processTextPosition(glyph);
    }
}
