package com.pivotalflow.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** A word across each page, beneath the content; to readers of the structure it is decoration, the content says it too. */
final class Watermark {

    private static final float SIZE = 130;
    private static final float GREY = 0.92f;
    private static final float THOUSANDTHS = 1000;
    private static final float A_THIRD_OF_THE_HEIGHT = SIZE / 3;

    private Watermark() {}

    static void across(PDDocument pdf, String word) throws IOException {
        PDFont font = PDType0Font.load(pdf, new ByteArrayInputStream(Typeface.STRONG.bytes()), true);
        float half = font.getStringWidth(word) / THOUSANDTHS * SIZE / 2;
        for (PDPage page : pdf.getPages()) {
            PDRectangle box = page.getMediaBox();
            try (PDPageContentStream content = new PDPageContentStream(pdf, page, AppendMode.PREPEND, true, true)) {
                content.beginMarkedContent(COSName.ARTIFACT);
                content.beginText();
                content.setFont(font, SIZE);
                content.setNonStrokingColor(GREY, GREY, GREY);
                content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 4, box.getWidth() / 2, box.getHeight() / 2));
                content.newLineAtOffset(-half, -A_THIRD_OF_THE_HEIGHT);
                content.showText(word);
                content.endText();
                content.endMarkedContent();
            }
        }
    }
}
