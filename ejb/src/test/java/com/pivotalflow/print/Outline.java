package com.pivotalflow.print;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** How far the text of a PDF reaches, in points. */
final class Outline extends PDFTextStripper {

    static final float PAGE_WIDTH = 595.28f;
    static final float MARGIN = 16 / 25.4f * 72;

    private float rightmost;

    static float rightmost(byte[] pdf) throws IOException {
        Outline outline = new Outline();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var unused = outline.getText(document);
        }
        return outline.rightmost;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
        for (TextPosition position : positions) {
            rightmost = Math.max(rightmost, position.getXDirAdj() + position.getWidthDirAdj());
        }
        super.writeString(text, positions);
    }
}
