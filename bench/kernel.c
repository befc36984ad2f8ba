/* The measured limit: the passes of planning/kernel.py, as a C compiler does them. Never shipped. */
#include <stdint.h>

void forward(int32_t n, const int32_t *restrict heads, const int32_t *restrict slots, const int32_t *restrict offsets,
             const int32_t *restrict floors, const int32_t *restrict caps, const int32_t *restrict sides,
             const int32_t *restrict gains, int32_t *times) {
    for (int32_t i = 0; i < n; i++) {
        int32_t start = floors[i];
        for (int32_t k = heads[i]; k < heads[i + 1]; k++) {
            int32_t asked = times[slots[k]] + offsets[k];
            start = asked > start ? asked : start;
        }
        start = (start < caps[i] ? start : caps[i]) | sides[i];
        times[2 * i] = start;
        times[2 * i + 1] = start + gains[i];
    }
}

void backward(int32_t n, const int32_t *restrict heads, const int32_t *restrict slots, const int32_t *restrict offsets,
              const int32_t *restrict limits, const int32_t *restrict sides, const int32_t *restrict gains,
              int32_t *lates) {
    for (int32_t i = n - 1; i >= 0; i--) {
        int32_t finish = limits[i];
        for (int32_t k = heads[i]; k < heads[i + 1]; k++) {
            int32_t asked = lates[slots[k]] + offsets[k];
            finish = asked < finish ? asked : finish;
        }
        finish &= ~sides[i];
        lates[2 * i + 1] = finish;
        lates[2 * i] = finish - gains[i];
    }
}
