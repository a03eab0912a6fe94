package com.pivotalflow.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts of our documents, under the SIL Open Font License; what is used of them is embedded. */
enum Typeface {
    /** Latin, with all its accents and macrons, Greek and Cyrillic. */
    TEXT("NotoSans-Regular.ttf", "Noto Sans", 400),
    /** The same, heavier. */
    STRONG("NotoSans-SemiBold.ttf", "Noto Sans", 600),
    /** Hebrew. */
    HEBREW("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", 400),
    /** The same, heavier. */
    HEBREW_STRONG("NotoSansHebrew-SemiBold.ttf", "Noto Sans Hebrew", 600),
    /** Arabic, with the letters that Persian and Urdu add, each in all its forms. */
    ARABIC("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", 400),
    /** The same, heavier. */
    ARABIC_STRONG("NotoSansArabic-SemiBold.ttf", "Noto Sans Arabic", 600),
    /** Japanese, and the characters that Chinese shares with it. */
    JAPANESE("NotoSansJP-Regular.ttf", "Noto Sans JP", 600),
    /** Pictures in text, in one colour. */
    PICTURES("NotoEmoji-Regular.ttf", "Noto Emoji", 600);

    private static final Map<Typeface, byte[]> FILES = new ConcurrentHashMap<>();
    private static final Map<Typeface, CmapLookup> GLYPHS = new ConcurrentHashMap<>();

    private final String file;
    private final String family;
    private final int weight;

    Typeface(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    /** A file that lies beside the classes. */
    static InputStream resource(String name) {
        return Objects.requireNonNull(Typeface.class.getResourceAsStream(name), name);
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    /** All weights of this family. */
    Set<Typeface> weights() {
        return Arrays.stream(values())
                .filter(typeface -> typeface.family.equals(family))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Typeface.class)));
    }

    /** The file, not to be written to; read when it is first asked for. */
    byte[] bytes() {
        return FILES.computeIfAbsent(this, typeface -> {
            try (InputStream stream = resource(typeface.file)) {
                return FontFile.plain(stream.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(typeface.file, e);
            }
        });
    }

    /** The name that the file itself gives. */
    String postScriptName() {
        return file.substring(0, file.indexOf('.'));
    }

    /** Whether it can show a character. */
    boolean shows(int codePoint) {
        return glyphs().getGlyphId(codePoint) != 0;
    }

    /** The characters that a glyph stands for. */
    List<Integer> characters(int glyph) {
        return Objects.requireNonNullElse(glyphs().getCharCodes(glyph), List.of());
    }

    private CmapLookup glyphs() {
        return GLYPHS.computeIfAbsent(this, Typeface::read);
    }

    private CmapLookup read() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes()))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
