package dev.anneal.engine;

import dev.anneal.run.RunEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells a listener what happens, in order and from one thread, so that a slow listener does not slow the fits down until
 * the queue is full. Of several events of progress that wait, only the last is kept. A listener that throws is told
 * nothing more.
 */
final class EventDispatcher implements AutoCloseable {
    private static final int CAPACITY = 1000;

    private final Consumer<RunEvent> listener;
    private final Thread thread;
    private final Deque<RunEvent> queue = new ArrayDeque<>();
    private boolean closing;
    private Optional<Throwable> failure = Optional.empty();

    EventDispatcher(Consumer<RunEvent> listener) {
        this.listener = listener;
        this.thread = new Thread(this::deliver, "anneal-events");
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues an event; waits while the queue is full. */
    synchronized void tell(RunEvent event) throws InterruptedException {
        if (failure.isPresent()) {
            return;
        }
        if (event instanceof RunEvent.Advanced && queue.peekLast() instanceof RunEvent.Advanced) {
            queue.pollLast();
        }
        while (queue.size() >= CAPACITY && failure.isEmpty()) {
            wait();
        }
        if (failure.isEmpty()) {
            queue.addLast(event);
            notifyAll();
        }
    }

    /** What the listener threw, if it did. */
    synchronized Optional<Throwable> failure() {
        return failure;
    }

    private void deliver() {
        Optional<RunEvent> event = next();
        while (event.isPresent()) {
            try {
                listener.accept(event.get());
            } catch (RuntimeException | Error thrown) {
                fail(thrown);
                return;
            }
            event = next();
        }
    }

    private synchronized Optional<RunEvent> next() {
        while (queue.isEmpty() && !closing) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                fail(interrupted);
                return Optional.empty();
            }
        }
        RunEvent event = queue.pollFirst();
        notifyAll();
        return Optional.ofNullable(event);
    }

    private synchronized void fail(Throwable thrown) {
        failure = Optional.of(thrown);
        queue.clear();
        notifyAll();
    }

    /** Delivers what waits and ends the thread. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
