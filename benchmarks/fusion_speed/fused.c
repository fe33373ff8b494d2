/* One round of one-coin EM in a single pass over claims that are sorted by question and value: the floor under every kernel. */
#include <math.h>
#include <stdint.h>

void fused_round(int64_t questions, const int64_t *first_slot, const int64_t *first_claim, const int32_t *source,
                 const double *odds, double *probability, double *total) {
    for (int64_t q = 0; q < questions; q++) {
        double top = -INFINITY, mass = 0;
        for (int64_t m = first_slot[q]; m < first_slot[q + 1]; m++) {
            double score = 0;
            for (int64_t n = first_claim[m]; n < first_claim[m + 1]; n++) score += odds[source[n]];
            probability[m] = score;
            if (score > top) top = score;
        }
        for (int64_t m = first_slot[q]; m < first_slot[q + 1]; m++) mass += probability[m] = exp(probability[m] - top);
        for (int64_t m = first_slot[q]; m < first_slot[q + 1]; m++) {
            double p = probability[m] /= mass;
            for (int64_t n = first_claim[m]; n < first_claim[m + 1]; n++) total[source[n]] += p;
        }
    }
}
