package com.pivotalflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.OnRealServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dialog that shows a print: the print is seen in it, and can be had where it can't be seen. */
@OnRealServer
class ConsolePrintIT {

    /** Of the field of the total, which is on every print. */
    private static final int COLOUR_OF_PRINTS = 0x0C5566;

    private static final int FIELD_OF_THE_TOTAL = 2_000;

    private static final String PLACE = """
            const { x, y, width, height } = document.querySelector("dialog iframe").getBoundingClientRect();
            return [x, y, width, height].map(Math.floor);
            """;

    private Browser browser;
    private Office office;

    @BeforeEach
    void openOffice() throws Exception {
        office = Office.open();
        browser = Browser.fresh();
    }

    @Test
    void aPrintIsSeenInItsDialog() throws Exception {
        openDraft();
        browser.press("PDF");
        browser.await("dialog iframe.pdf");

        browser.await("the print is painted", () -> painted() > FIELD_OF_THE_TOTAL);
        Path pictures = Files.createDirectories(Build.module("ear").resolve("target/screenshots"));
        Files.write(pictures.resolve("print-dialog.png"), browser.picture());
        assertThat(links()).containsExactlyInAnyOrder("Download", "Open in a tab");
        browser.press("Close");
        browser.await("the dialog is gone", () -> browser.count("dialog") == 0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whereNoPrintCanBeSeenItCanBeHad() throws Exception {
        browser.beforeEachPage("""
                if (sessionStorage.getItem("blind")) {
                  Object.defineProperty(Navigator.prototype, "pdfViewerEnabled", { get: () => false });
                }
                """);
        Desk.signIn(browser, office.ada());
        browser.script("sessionStorage.setItem('blind', 'yes'); location.reload()");
        openQuote();
        browser.press("PDF");

        browser.await("dialog", "This browser shows no PDF within a page.");
        assertThat(browser.count("dialog iframe")).isZero();
        assertThat(links()).containsExactlyInAnyOrder("Download", "Open in a tab");
    }

    private void openDraft() {
        Desk.signIn(browser, office.ada());
        openQuote();
    }

    private void openQuote() {
        JsonNode quote = office.draft("Warehouse audit");
        browser.go("/quotes/" + quote.path("id").asText());
        browser.await("h1", "Warehouse audit");
    }

    /** The links of the dialog that lead to the print in memory. */
    private List<String> links() {
        JsonNode words = browser.script(
                "return [...document.querySelectorAll('dialog a[href^=\"blob:\"]')].map((link) => link.innerText)");
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** How much of the print's own colour is seen in the place of the print. */
    private int painted() {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(browser.picture()));
            JsonNode place = browser.script(PLACE);
            int width = place.path(2).asInt();
            int height = place.path(3).asInt();
            int[] pixels = picture.getRGB(place.path(0).asInt(), place.path(1).asInt(), width, height, null, 0, width);
            int count = 0;
            for (int pixel : pixels) {
                count += (pixel & 0xFFFFFF) == COLOUR_OF_PRINTS ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
