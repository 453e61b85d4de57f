/** The largest report that is printed and measured: ten drugs and a panel of twenty genes, as somebody would type them. */
export const LARGE_REPORT = {
  drugs: [
    ...["codeine", "clopidogrel", "simvastatin", "warfarin", "amitriptyline"],
    ...["escitalopram", "omeprazole", "azathioprine", "tacrolimus", "fluorouracil"],
  ],
  results: [
    "CYP2D6 *1/*4",
    "CYP2C19 *1/*2",
    "CYP2C9 *1/*3",
    "CYP3A5 *1/*3",
    "CYP3A4 *1/*1",
    "CYP2B6 *1/*6",
    "CYP4F2 *1/*1",
    "DPYD Intermediate Metabolizer",
    "TPMT *1/*3A",
    "NUDT15 *1/*1",
    "SLCO1B1 Decreased Function",
    "UGT1A1 *1/*28",
    "VKORC1 rs9923231 C/T",
    "ABCG2 Decreased Function",
    "G6PD Normal",
    "HLA-A *31:01 negative",
    "HLA-B *57:01 negative",
    "RYR1 Uncertain Susceptibility",
    "CACNA1S Uncertain Susceptibility",
    "NAT2 Poor Metabolizer",
  ],
} as const;
