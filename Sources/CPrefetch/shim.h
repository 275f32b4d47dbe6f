// What Swift has no word for: asking the processor to bring a cache line nearer. It reads nothing and cannot fault.
static inline void geonews_prefetch(const void *address) { __builtin_prefetch(address); }
