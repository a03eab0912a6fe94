package com.pivotalflow.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Makes a PDF of a sheet. Nothing in it depends on when or where it is made, and nothing outside is read. */
final class Typesetter {

    private static final String PRODUCER = "Pivotal Flow";

    private static final int LENGTH_OF_ID = 16;

    private static final Pattern CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    private static final byte[] COLOURS = colours();

    static {
        // It would write a line for each step; what goes wrong arrives as an exception.
        XRLog.setLoggingEnabled(false);
    }

    private final String name;
    private final byte[] hash;
    private final String date;
    private final String mark;

    /**
     * Prepares for a document.
     *
     * @param name for messages
     * @param hash that names the content; the document's id is made of it
     * @param date day of ISO 8601 that the document says it is from
     * @param mark word across each page; none if empty
     */
    Typesetter(String name, byte[] hash, String date, String mark) {
        this.name = name;
        this.hash = hash.clone();
        this.date = date;
        this.mark = mark;
    }

    /** The finished document. */
    byte[] pdf(Sheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument();
                PdfBoxRenderer renderer = builder(sheet).usePDDocument(pdf).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            if (!mark.isEmpty()) {
                Watermark.across(pdf, mark);
            }
            identify(pdf);
            if (sheet.typefaces().contains(Typeface.ARABIC)) {
                // Only then are the fonts complete.
                pdf.save(OutputStream.nullOutputStream());
                new LetterMeanings(sheet.characters()).tell(pdf);
            }
            pdf.save(bytes);
        } catch (IOException | RuntimeException e) {
            throw new PrintFailedException(name, e);
        }
        return bytes.toByteArray();
    }

    private PdfRendererBuilder builder(Sheet sheet) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        for (Typeface typeface : sheet.typefaces()) {
            builder.useFont(
                    () -> new ByteArrayInputStream(typeface.bytes()),
                    typeface.family(),
                    typeface.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        if (sheet.isTurning()) {
            builder.useUnicodeBidiSplitter(RightToLeft::new).useUnicodeBidiReorderer(new RightToLeft.Order());
        }
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        return builder.usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .useColorProfile(COLOURS)
                .withProducer(PRODUCER)
                .withW3cDocument(sheet.finished(), "");
    }

    /** Gives it the id of its content, and its content's day instead of this moment. */
    private void identify(PDDocument pdf) throws IOException {
        COSString id = new COSString(Arrays.copyOf(hash, LENGTH_OF_ID));
        COSArray ids = new COSArray();
        ids.add(id);
        ids.add(id);
        pdf.getDocument().getTrailer().setItem(COSName.ID, ids);
        Calendar day = GregorianCalendar.from(LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC));
        pdf.getDocumentInformation().setCreationDate(day);
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String told = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(CREATED.matcher(told)
                .replaceFirst("$1" + date + "T00:00:00+00:00$2")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] colours() {
        try (InputStream profile = Typeface.resource("sRGB.icc")) {
            return profile.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("sRGB.icc", e);
        }
    }
}
