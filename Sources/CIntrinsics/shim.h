// What Swift has no words for.

/// Asks the processor to bring a cache line nearer. It reads nothing and cannot fault.
static inline void geonews_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

/// `a` where `condition` is not zero, else `b`, without a branch: for what no processor can foresee.
static inline const void *_Nonnull geonews_select(
    int condition, const void *_Nonnull a, const void *_Nonnull b) {
    const void *chosen = __builtin_unpredictable(condition) ? a : b;
    // A compiler that sees where `chosen` may lie would branch to load from there.
    __asm__("" : "+r"(chosen));
    return chosen;
}
