package io.licit.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a part of a workspace's folder of state. A file keeps other processes out, and goes with the process that
 * holds it; a lock of this process keeps its other threads out. Who takes both takes the one on loading first.
 */
public final class FolderLock implements AutoCloseable {
    private static final ReentrantLock LOADING = new ReentrantLock();
    private static final ReentrantLock STORING = new ReentrantLock();
    private static final ReentrantLock ERASING = new ReentrantLock();

    private final ReentrantLock threads;
    private final FileChannel channel;

    private FolderLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /** While it is held the sources are not loaded into a warehouse. Waits for a load that is under way. */
    public static FolderLock loading(Path state) throws IOException {
        return lock(LOADING, state.resolve("load.lock"));
    }

    /** While it is held no audience is stored. Waits for a run that is storing. */
    public static FolderLock storing(Path state) throws IOException {
        return lock(STORING, state.resolve("run.lock"));
    }

    /** Held by whoever erases; empty where somebody does already. */
    public static Optional<FolderLock> erasing(Path state) throws IOException {
        if (!ERASING.tryLock()) {
            return Optional.empty();
        }
        boolean held = false;
        try {
            FileChannel channel =
                    FileChannel.open(state.resolve("erase.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            held = ERASING.getHoldCount() == 1 && channel.tryLock() != null;
            if (!held) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new FolderLock(ERASING, channel));
        } finally {
            if (!held) {
                ERASING.unlock();
            }
        }
    }

    private static FolderLock lock(ReentrantLock threads, Path file) throws IOException {
        threads.lock();
        boolean held = false;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                held = isHeld(channel);
                return new FolderLock(threads, channel);
            } finally {
                if (!held) {
                    channel.close();
                }
            }
        } finally {
            if (!held) {
                threads.unlock();
            }
        }
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        FileLock lock = channel.lock();
        if (!lock.isValid()) {
            throw new IOException("the lock is gone");
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            threads.unlock();
        }
    }
}
