package com.pivotalflow.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Tells readers of a PDF which letters the glyphs of an Arabic font stand for: those that somebody wrote, not the forms by
 * which they were joined, so that who searches, copies or listens finds the words. Where letters share a glyph, it is the
 * one that was drawn.
 */
final class LetterMeanings {

    private static final int LAST_GLYPH = 0xFFFF;
    private static final int LENGTH_OF_CODE = 2;
    private static final int MOST_IN_A_BLOCK = 100;

    private static final String HEAD = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;

    private static final String FOOT = """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private final Set<Integer> drawn;

    /**
     * Prepares.
     *
     * @param drawn all characters of the document
     */
    LetterMeanings(Set<Integer> drawn) {
        this.drawn = drawn;
    }

    /** Writes them into a document whose fonts are complete. */
    void tell(PDDocument pdf) throws IOException {
        Set<COSDictionary> fonts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PDPage page : pdf.getPages()) {
            COSDictionary ofPage = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
            for (COSName name : ofPage.keySet()) {
                COSDictionary font = ofPage.getCOSDictionary(name);
                for (Typeface typeface : Typeface.ARABIC.weights()) {
                    if (font.getNameAsString(COSName.BASE_FONT).endsWith(typeface.postScriptName())
                            && fonts.add(font)) {
                        tell(font, typeface);
                    }
                }
            }
        }
    }

    private void tell(COSDictionary font, Typeface typeface) throws IOException {
        COSStream told = font.getCOSStream(COSName.TO_UNICODE);
        CMap before = new CMapParser().parse(told.createView());
        List<String> meanings = new ArrayList<>();
        for (int glyph = 1; glyph <= LAST_GLYPH; glyph++) {
            String shown = before.toUnicode(glyph, LENGTH_OF_CODE);
            if (shown != null) {
                meanings.add(String.format(Locale.ROOT, "<%04X> <", glyph)
                        + hexadecimal(meaning(glyph, shown, typeface)) + ">\n");
            }
        }
        try (OutputStream stream = told.createOutputStream(COSName.FLATE_DECODE)) {
            stream.write(map(meanings).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private String meaning(int glyph, String shown, Typeface typeface) {
        String written = typeface.characters(glyph).stream()
                .filter(drawn::contains)
                .findFirst()
                .map(Character::toString)
                .orElse(shown);
        String letter = Normalizer.normalize(written, Normalizer.Form.NFKC);
        // Readers don't agree on the order of two letters in one glyph.
        return letter.codePointCount(0, letter.length()) == 1 ? letter : written;
    }

    private static String hexadecimal(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(unit -> digits.append(String.format(Locale.ROOT, "%04X", unit)));
        return digits.toString();
    }

    private static String map(List<String> meanings) {
        StringBuilder map = new StringBuilder(HEAD);
        for (int first = 0; first < meanings.size(); first += MOST_IN_A_BLOCK) {
            List<String> block = meanings.subList(first, Math.min(first + MOST_IN_A_BLOCK, meanings.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(map::append);
            map.append("endbfchar\n");
        }
        return map.append(FOOT).toString();
    }
}
