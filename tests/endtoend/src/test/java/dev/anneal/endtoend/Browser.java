package dev.anneal.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A real browser without a window: Chromium, spoken to by its own protocol. Where there is none, tests fail. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Browser(Process process, String page) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), new Messages())
                .join();
    }

    /** Starts it; its files are below a folder. */
    static Browser start(Path folder) throws Exception {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        ProcessBuilder builder = new ProcessBuilder(
                        program(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--window-size=1000,1400",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile());
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            for (int i = 0; i < SECONDS * 20 && !(Files.exists(port) && Files.size(port) > 0); i++) {
                Thread.sleep(50);
            }
            String number = Files.readAllLines(port).get(0);
            return new Browser(process, page(number));
        } catch (IOException | RuntimeException broken) {
            process.destroyForcibly();
            throw new AssertionError(
                    "Chromium did not start:\n" + Files.readString(folder.resolve("browser.log")), broken);
        }
    }

    private static String program() {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            for (String name : NAMES) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program.toString();
                }
            }
        }
        throw new AssertionError(
                "the page is tested in Chromium, and there is none on the PATH: apt-get install chromium");
    }

    /** The address of the first page, which is told as soon as there is one. */
    private static String page(String port) throws Exception {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (int i = 0; i < SECONDS * 10; i++) {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(list, HttpResponse.BodyHandlers.ofString());
            for (JsonNode target : JSON.readTree(answer.body())) {
                if (target.get("type").asText().equals("page")) {
                    return target.get("webSocketDebuggerUrl").asText();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Chromium has no page");
    }

    /** Opens a file and waits until its script says that it is ready. */
    void open(Path file) throws Exception {
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
        call("Network.enable", Map.of());
        call("Page.enable", Map.of());
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        await("document.documentElement.dataset.ready === 'true'");
    }

    /** Waits until an expression of the page is true. */
    void await(String condition) throws Exception {
        for (int i = 0; i < SECONDS * 10; i++) {
            if (evaluate(condition).asBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never true: " + condition + "; the page complains: " + complaints);
    }

    /** The value of an expression of the page. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        return answer.path("result").path("value");
    }

    /** Moves the mouse. */
    void point(double x, double y) throws Exception {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** What the page looks like for people who prefer dark or light. */
    void prefer(String scheme) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Errors and warnings of the console, and exceptions that nobody caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What was asked for beyond the file itself. */
    List<String> requests() {
        return requests.stream()
                .filter(address -> !address.startsWith("data:") && !address.startsWith("blob:"))
                .toList();
    }

    /** Calls a method of the protocol. */
    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    CompletableFuture<JsonNode> answer =
                            pending.remove(node.get("id").asInt());
                    if (answer != null) {
                        answer.complete(node.path("result"));
                    }
                    return;
                }
                JsonNode told = node.path("params");
                switch (node.path("method").asText()) {
                    case "Runtime.exceptionThrown" -> complaints.add(told.toString());
                    case "Runtime.consoleAPICalled" -> {
                        if (List.of("error", "warning", "assert")
                                .contains(told.path("type").asText())) {
                            complaints.add(told.toString());
                        }
                    }
                    case "Log.entryAdded" -> complaints.add(told.toString());
                    case "Network.requestWillBeSent" ->
                        requests.add(told.path("request").path("url").asText());
                    default -> {
                        return;
                    }
                }
            } catch (IOException broken) {
                complaints.add("no JSON: " + message);
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
