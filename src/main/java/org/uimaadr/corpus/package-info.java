/**
 * Corpora of annotated sentences: readers of both packagings of ADE-Corpus V2, the split by PMID,
 * and gold annotations in a CAS.
 *
 * <p>Source of the corpus: Gurulingappa et al., "Development of a benchmark corpus to support the
 * automatic extraction of drug-related adverse effects from medical case reports", Journal of
 * Biomedical Informatics 45(5), 2012.
 */
package org.uimaadr.corpus;
