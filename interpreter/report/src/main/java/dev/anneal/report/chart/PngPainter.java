package dev.anneal.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Paints a drawing as a picture of pixels, with Java's own means and without a display. It knows the elements and attributes
 * that charts are made of, and no others. Text is set in the font without serifs that the machine has.
 */
final class PngPainter {
    private static final Pattern TURN = Pattern.compile("rotate\\((\\S+) (\\S+) (\\S+)\\)");

    private final Graphics2D graphics;

    private PngPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * A drawing as a PNG file.
     *
     * @param scale pixels of the picture for each of the drawing
     * @throws IOException if this Java cannot draw text: it has no fonts, or lacks the module {@code java.desktop}
     */
    static byte[] paint(Drawing drawing, double scale) throws IOException {
        requireFonts();
        SvgElement root = drawing.root();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(scale * number(root, "width")),
                (int) Math.ceil(scale * number(root, "height")),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        // The page may end within a pixel.
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        new PngPainter(graphics).draw(root, PaintStyle.INITIAL);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** Sets a text for nobody: what Java throws where it finds no fonts differs from version to version. */
    private static void requireFonts() throws IOException {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("0", new FontRenderContext(null, true, true));
        } catch (LinkageError | InternalError | NullPointerException noFonts) {
            throw new IOException(
                    "this Java cannot draw text, which takes the module `java.desktop` and a font; save as `.svg`",
                    noFonts);
        }
    }

    private void draw(SvgElement element, PaintStyle around) {
        PaintStyle style = around.within(element);
        switch (element.name()) {
            case "svg" -> nested(element, style);
            case "g" -> group(element, style);
            case "rect" ->
                style.paint(
                        graphics,
                        new Rectangle2D.Double(
                                number(element, "x"),
                                number(element, "y"),
                                number(element, "width"),
                                number(element, "height")));
            case "circle" -> style.paint(graphics, PngShapes.circle(element));
            case "line" -> style.paint(graphics, PngShapes.line(element));
            case "path" -> style.paint(graphics, PngShapes.path(element));
            case "text" -> text(element, style);
            case "title", "desc" -> {
                // For readers of the document, not of the picture.
            }
            default -> throw new IllegalArgumentException("no picture of an element " + element.name());
        }
    }

    private void children(SvgElement element, PaintStyle style) {
        element.children().forEach(child -> draw(child, style));
    }

    /** A part of the page with coordinates of its own, which cuts off what lies outside. */
    private void nested(SvgElement element, PaintStyle style) {
        String[] box = element.attribute("viewBox").split(" ", -1);
        double left = Double.parseDouble(box[0]);
        double top = Double.parseDouble(box[1]);
        AffineTransform before = graphics.getTransform();
        Shape clip = graphics.getClip();
        graphics.translate(
                element.attribute("x").isEmpty() ? 0 : number(element, "x") - left,
                element.attribute("y").isEmpty() ? 0 : number(element, "y") - top);
        graphics.clip(new Rectangle2D.Double(left, top, Double.parseDouble(box[2]), Double.parseDouble(box[3])));
        children(element, style);
        graphics.setTransform(before);
        graphics.setClip(clip);
    }

    private void group(SvgElement element, PaintStyle style) {
        Matcher turn = TURN.matcher(element.attribute("transform"));
        AffineTransform before = graphics.getTransform();
        if (turn.matches()) {
            graphics.rotate(
                    Math.toRadians(Double.parseDouble(turn.group(1))),
                    Double.parseDouble(turn.group(2)),
                    Double.parseDouble(turn.group(3)));
        }
        children(element, style);
        graphics.setTransform(before);
    }

    private void text(SvgElement element, PaintStyle style) {
        Font font = new Font(Font.SANS_SERIF, style.bold() ? Font.BOLD : Font.PLAIN, 1)
                .deriveFont((float) style.fontSize());
        double width = font.getStringBounds(element.text(), graphics.getFontRenderContext())
                .getWidth();
        double shift = switch (style.anchor()) {
            case "middle" -> width / 2;
            case "end" -> width;
            default -> 0;
        };
        graphics.setFont(font);
        graphics.setColor(Color.decode(style.fill()));
        graphics.drawString(element.text(), (float) (number(element, "x") - shift), (float) number(element, "y"));
    }

    static double number(SvgElement element, String attribute) {
        String value = element.attribute(attribute);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }
}
