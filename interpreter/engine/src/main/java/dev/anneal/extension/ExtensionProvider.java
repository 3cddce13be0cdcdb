package dev.anneal.extension;

/** Found by {@code Anneal.Builder.discover}: a class that is named in a file of services and offers an extension. */
public interface ExtensionProvider {
    /** The extension; called once for each interpreter. */
    Extension extension();
}
