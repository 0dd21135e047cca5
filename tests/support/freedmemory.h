#pragma once

// Replaces new and delete: for the one source file of a test program, never for the support
// library.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace heliograph {

/// Keeps what is deleted while it lives instead of giving it back, and tells whether anything was
/// written there afterwards. Sees what the sanitizers do not: writes of libraries built without
/// them, such as Qt. One at a time.
class FreedMemory final
{
public:
    FreedMemory() { s_keeping = true; }
    ~FreedMemory()
    {
        s_keeping = false;
        Header *header = s_kept.exchange(nullptr);
        while (header)
            std::free(std::exchange(header, header->next));
    }
    FreedMemory(const FreedMemory &) = delete;
    FreedMemory &operator=(const FreedMemory &) = delete;

    static bool untouched()
    {
        for (Header *header = s_kept; header; header = header->next) {
            const auto *bytes = reinterpret_cast<unsigned char *>(header + 1);
            if (!std::all_of(bytes, bytes + header->size, [](auto byte) { return byte == 0; }))
                return false;
        }
        return true;
    }

    // For new and delete only.
    static void *allocate(std::size_t size)
    {
        void *memory = std::malloc(sizeof(Header) + size);
        if (!memory)
            throw std::bad_alloc();
        return new (memory) Header{size, nullptr} + 1;
    }
    static void release(void *block)
    {
        if (!block)
            return;
        Header *header = static_cast<Header *>(block) - 1;
        if (!s_keeping) {
            std::free(header);
            return;
        }
        std::memset(block, 0, header->size);
        header->next = s_kept;
        while (!s_kept.compare_exchange_weak(header->next, header)) { }
    }

private:
    /// Before every block that new hands out.
    struct alignas(std::max_align_t) Header {
        std::size_t size;
        Header *next; ///< kept before this one
    };

    static inline std::atomic_bool s_keeping = false;
    static inline std::atomic<Header *> s_kept = nullptr;
};

}

// The array and nothrow forms of the standard library call these.
void *operator new(std::size_t size)
{
    return heliograph::FreedMemory::allocate(size);
}

void operator delete(void *block) noexcept
{
    heliograph::FreedMemory::release(block);
}

void operator delete(void *block, std::size_t) noexcept
{
    heliograph::FreedMemory::release(block);
}
